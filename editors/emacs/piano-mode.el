;;; piano-mode.el --- Plans of Collaudo  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: languages
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Colours for performance plans (`.piano'), comments, an index of the headings,
;; and the language server of Collaudo through eglot: M-x eglot.

;;; Code:

(defgroup piano nil
  "Performance plans of public bodies."
  :group 'languages)

(defcustom piano-server-command '("collaudo" "lsp")
  "The command that starts the language server."
  :type '(repeat string))

(defconst piano--headings
  '("piano" "plan" "prospettiva" "perspective" "ambito" "area" "strategico" "goal"
    "obiettivo" "objective" "indicatore" "indicator")
  "The keywords of headings.")

(defconst piano--long-headings
  "obiettivo[ \t]+\\(?:strategico\\|operativo\\)\\|strategic[ \t]+\\(?:goal\\|objective\\)\\|oper\\(?:ational\\|ating\\)[ \t]+objective"
  "The headings of two words, as a regular expression.")

(defconst piano--properties
  '("peso" "weight" "misura" "measure" "formula" "target" "verso" "direction"
    "soglie" "thresholds" "consuntivo" "result" "grado" "achieved" "giudizio" "judgement"
    "base" "baseline" "responsabile" "owner" "fonte" "source" "nota" "note" "motivazione" "reason"
    "destinatari" "stakeholders" "contributori" "contributors" "dimensione" "dimension"
    "risorse" "resources" "personale" "staff"
    "valutazione" "scoring" "precedente" "previous")
  "The keywords of properties.")

(defconst piano--blank "[[:blank:]\u00a0\u202f\ufeff]"
  "What separates words.")

(defconst piano--text "\"\\(?:[^\"\n]\\|\"\"\\)*\"\\|“[^”\n]*”\\|[„”][^”“\n]*[”“]\\|«[^»\n]*»"
  "Text in quotes.")

(defconst piano--suppression
  "#+[[:blank:]]*\\(?:consenti\\|allow\\)[[:blank:]]+[^[:blank:]\n,:]+\\(?:[[:blank:]]*,[[:blank:]]*[^[:blank:]\n,:]+\\)*[[:blank:]]*\\(?::\\|$\\)"
  "The head of a comment that accepts a finding.")

(defun piano--words (words)
  "A regular expression for one of WORDS, with one group."
  (concat (regexp-opt words t) "\\_>"))

(defun piano--line (keywords)
  "A regular expression for KEYWORDS, itself one, at the start of a line."
  (concat "^" piano--blank "*\\(?:" keywords "\\)"))

(defconst piano-font-lock-keywords
  `((,(concat "\\(" piano--text "\\)\\|\\([\"“„”«].*$\\)\\|\\(" piano--suppression "\\)\\(.*\\)$\\|\\(#.*$\\)")
     (1 font-lock-string-face nil t)
     (2 font-lock-warning-face nil t)
     (3 font-lock-preprocessor-face nil t)
     (4 font-lock-comment-face nil t)
     (5 font-lock-comment-face nil t))
    (,(piano--line (concat "\\(" piano--long-headings "\\)\\_>")) 1 font-lock-keyword-face)
    (,(piano--line (piano--words piano--headings)) 1 font-lock-keyword-face)
    (,(concat (piano--line (concat "\\(?:" piano--long-headings "\\|" (regexp-opt piano--headings) "\\)"))
              piano--blank "+\\([^[:blank:]\n\"“”„«»#=]+\\)")
     1 font-lock-constant-face)
    (,(piano--line (piano--words piano--properties)) 1 font-lock-variable-name-face)
    (,(piano--line (concat "\\(?:misura\\|measure\\)" piano--blank "+\\([[:alpha:]_][[:alnum:]_]*\\)"))
     1 font-lock-function-name-face)
    (,(piano--line (concat "\\(?:valutazione\\|scoring\\)" piano--blank "+"
                           (piano--words '("proporzionale" "proportional" "soglia" "threshold" "inversa" "inverse"
                                           "base" "baseline" "fasce" "bands"))))
     1 font-lock-builtin-face)
    (,(concat "\\_<" (regexp-opt '("media" "avg" "somma" "sum" "min" "max" "giorni" "days") t) "[[:blank:]]*(")
     1 font-lock-builtin-face)
    (,(piano--words '("entro" "by" "fino a" "up to")) 1 font-lock-keyword-face)
    ("\\_<\\(n/d\\|n/a\\|n\\.d\\.\\|n\\.a\\.\\|sterilizzato\\|neutrali[sz]ed\\|si\\|sì\\|yes\\|no\\)\\(?:[[:blank:]]\\|$\\)"
     1 font-lock-constant-face)
    (">=\\|<=\\|[<>=≥≤]" 0 font-lock-builtin-face)
    ("\\_<[0-9]+\\(?:[-/.,'][0-9]+\\)*" 0 font-lock-constant-face))
  "What is coloured, the most certain first: it wins over what stands in it.")

(defvar piano-mode-syntax-table
  (let ((table (make-syntax-table)))
    ;; Quotes and `#' are plain here: text never runs over the end of a line, which the
    ;; expressions above know and a syntax table does not.
    (modify-syntax-entry ?\" "." table)
    (modify-syntax-entry ?# "." table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?« "(»" table)
    (modify-syntax-entry ?» ")«" table)
    table)
  "The classes of characters in a plan.")

;;;###autoload
(define-derived-mode piano-mode prog-mode "Piano"
  "A mode for performance plans."
  (setq-local comment-start "# ")
  (setq-local comment-start-skip "#+[[:blank:]]*")
  (setq-local comment-end "")
  (setq-local comment-use-syntax nil)
  (setq-local indent-tabs-mode nil)
  (setq-local tab-width 2)
  (setq-local font-lock-defaults '(piano-font-lock-keywords t t))
  (setq-local imenu-generic-expression
              `((nil ,(concat (piano--line (concat "\\(?:" piano--long-headings "\\|" (regexp-opt piano--headings) "\\)"))
                              piano--blank "+\\(.*\\)$")
                     1)))
  (setq-local imenu-case-fold-search t))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.piano\\'" . piano-mode))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons 'piano-mode (lambda (&rest _) piano-server-command))))

(provide 'piano-mode)
;;; piano-mode.el ends here
