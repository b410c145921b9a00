;;; piano-mode-test.el --- Tests of piano-mode  -*- lexical-binding: t; -*-

;;; Commentary:

;; Run by test.sh.  The test of the server runs where COLLAUDO names the program.

;;; Code:

(require 'ert)
(require 'imenu)
(require 'piano-mode)

(defun piano-test--face (text part)
  "The face of PART in TEXT."
  (with-temp-buffer
    (insert text)
    (piano-mode)
    (font-lock-ensure)
    (goto-char (point-min))
    (search-forward part)
    (get-text-property (match-beginning 0) 'face)))

(ert-deftest a-plan-opens-in-piano-mode ()
  (should (eq (assoc-default "x/2023.piano" auto-mode-alist #'string-match) 'piano-mode)))

(ert-deftest each-part-has-its-colour ()
  (pcase-dolist (`(,text ,part ,face)
                 '(("piano \"a\" 2023" "piano" font-lock-keyword-face)
                   ("piano \"a\" 2023" "a\"" font-lock-string-face)
                   ("piano \"a\" 2023" "2023" font-lock-constant-face)
                   ("Obiettivo strategico A-2 «x»" "strategico" font-lock-keyword-face)
                   ("Obiettivo strategico A-2 «x»" "A-2" font-lock-constant-face)
                   ("obiettivo 01.01 \"x\"" "01.01" font-lock-constant-face)
                   ("  peso 100%" "peso" font-lock-variable-name-face)
                   ("  nota \"a # b\" # c" "# b" font-lock-string-face)
                   ("  nota \"a # b\" # c" "# c" font-lock-comment-face)
                   ("  nota \"mai chiusa" "mai" font-lock-warning-face)
                   ("  misura atti = 3 N" "atti" font-lock-function-name-face)
                   ("  formula media(a; base)" "media" font-lock-builtin-face)
                   ("  formula media(a; base)" "base" nil)
                   ("  valutazione soglia" "soglia" font-lock-builtin-face)
                   ("  target entro 31-12-2023" "entro" font-lock-keyword-face)
                   ("  target entro 31-12-2023" "31-12" font-lock-constant-face)
                   ("  target >= 3" ">=" font-lock-builtin-face)
                   ("  grado n/d" "n/d" font-lock-constant-face)
                   ("# consenti easy-target: nuovo" "consenti" font-lock-preprocessor-face)
                   ("# consenti easy-target: nuovo" "nuovo" font-lock-comment-face)
                   ("# allow x, y" "allow" font-lock-preprocessor-face)
                   ("# allow me this" "allow" font-lock-comment-face)
                   ("# un commento con peso 3" "peso" font-lock-comment-face)
                   ("pianoforte" "piano" nil)))
    (ert-info (part :prefix (concat text ": "))
      (should (equal (piano-test--face text part) face)))))

(ert-deftest an-unclosed-text-leaves-the-next-line-alone ()
  (should (eq (piano-test--face "nota \"mai\npeso 3\n" "peso") 'font-lock-variable-name-face)))

(ert-deftest a-line-can-be-commented-out-and-back ()
  (with-temp-buffer
    (insert "peso 3\n")
    (piano-mode)
    (comment-region (point-min) (point-max))
    (should (equal (buffer-string) "# peso 3\n"))
    (uncomment-region (point-min) (point-max))
    (should (equal (buffer-string) "peso 3\n"))))

(ert-deftest the-index-has-the-headings ()
  (with-temp-buffer
    (insert "piano \"a\"\nobiettivo strategico 01 \"b\"\n  peso 3\n")
    (piano-mode)
    (should (equal (mapcar #'car (imenu--make-index-alist t)) '("*Rescan*" "\"a\"" "01 \"b\"")))))

(declare-function eglot-current-server "eglot")
(declare-function eglot-shutdown "eglot")
(declare-function flymake-diagnostics "flymake")

(defun piano-test--wait (condition)
  "Wait until CONDITION holds, for at most 20 seconds; give its value."
  (let ((end (+ (float-time) 20)) value)
    (while (and (not (setq value (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    value))

(ert-deftest the-server-says-what-is-wrong ()
  (let ((program (getenv "COLLAUDO")))
    (skip-unless program)
    (require 'eglot)
    (let* ((folder (make-temp-file "piano" t))
           (file (expand-file-name "plan.piano" folder))
           (piano-server-command (list program "lsp")))
      (write-region "piano \"P\" 2023\nobbiettivo 01 \"a\"\n" nil file)
      (with-current-buffer (find-file-noselect file)
        (apply #'eglot (eglot--guess-contact))
        (should (piano-test--wait #'eglot-current-server))
        (flymake-mode 1)
        (should (piano-test--wait
                 (lambda ()
                   (flymake-start)
                   (seq-some (lambda (it) (= (line-number-at-pos (flymake-diagnostic-beg it)) 2))
                             (flymake-diagnostics)))))
        (eglot-shutdown (eglot-current-server))
        (set-buffer-modified-p nil)
        (kill-buffer))
      (delete-directory folder t))))

(provide 'piano-mode-test)
;;; piano-mode-test.el ends here
