/**
 * The plan language for tree-sitter.
 *
 * A plan is a list of lines, and so is the tree: no nesting, so that a broken line spoils nothing but itself.
 * To hold that for every line, faults are nodes of the grammar and not left to error recovery:
 *
 * - `unknown_statement`: the line starts with an unknown word
 * - `absent`: the line ends where something must follow (empty; from the external scanner)
 * - `unexpected`: the rest of a line that does not fit
 * - `unclosed_text`: a quote without its partner
 *
 * There is no ERROR node in any tree. The normative grammar is ../plan.ebnf.
 *
 * @license MIT OR Apache-2.0
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

/** Characters that separate words inside a line. They are also what Word and Excel paste. */
const BLANK = ' \\t\\v\\f\\u00A0\\u2000-\\u200B\\u202F\\u3000\\uFEFF';

/** A keyword in any mixture of capitals and small letters (ASCII only: no folding of other letters). */
const word = (text) =>
  new RegExp([...text].map((c) => (/[a-z]/.test(c) ? `[${c}${c.toUpperCase()}]` : c)).join(''));

/** The head of a comment that accepts findings: the names of rules. */
const SUPPRESSION =
  `#+[${BLANK}]*(${word('consenti').source}|${word('allow').source})` +
  `[${BLANK}]+[^${BLANK}\\r\\n,:]+([${BLANK}]*,[${BLANK}]*[^${BLANK}\\r\\n,:]+)*[${BLANK}]*`;

/** Any of several keywords, as one token. */
const words = (...texts) => token(texts.length === 1 ? word(texts[0]) : choice(...texts.map(word)));

/** Each part must follow the one before; the first that does not is a fault and ends the chain. */
const chain = ($, first, ...others) =>
  choice($._fault, others.length === 0 ? first : seq(first, chain($, ...others)));

module.exports = grammar({
  name: 'piano',

  // The scanner gives `absent` at the end of a line, and nothing while tree-sitter recovers from an error.
  externals: ($) => [$.absent, $._error_recovery],

  extras: (_) => [new RegExp(`[${BLANK}]`)],

  // `2024 € …`: a year before an amount, or an amount of 2024 euro; what follows the sign decides.
  conflicts: ($) => [
    [$._dated_condition, $._number],
    [$._dated_value, $._number],
  ],

  rules: {
    source_file: ($) => seq(repeat(seq(optional($._line), $._newline)), optional($._line)),

    _newline: (_) => /\r\n|\n|\r/,

    _line: ($) => choice(seq($._statement, optional($.unexpected), optional($._remark)), $._remark),

    _remark: ($) => choice($.suppression, $.comment),

    _statement: ($) => choice($._heading, $._property, $.unknown_statement),

    // Headings, by rank.

    _heading: ($) => choice($.plan, $.perspective, $.area, $.goal, $.objective, $.indicator),

    plan: ($) =>
      seq(
        field('keyword', alias($._kw_plan, $.heading_keyword)),
        choice($._plan_name, seq(field('code', $.code), $._plan_name)),
      ),
    _plan_name: ($) => chain($, seq(field('name', $._text), optional(field('year', $.year)))),
    perspective: ($) => seq(field('keyword', alias($._kw_perspective, $.heading_keyword)), $._code_and_name),
    area: ($) => seq(field('keyword', alias($._kw_area, $.heading_keyword)), $._code_and_name),
    goal: ($) => seq(field('keyword', alias($._goal_words, $.heading_keyword)), $._code_and_name),
    objective: ($) => seq(field('keyword', alias($._objective_words, $.heading_keyword)), $._code_and_name),
    indicator: ($) => seq(field('keyword', alias($._kw_indicator, $.heading_keyword)), $._code_and_name),

    _code_and_name: ($) =>
      choice($._name, seq(field('code', $.code), $._name)),
    _name: ($) => chain($, field('name', $._text)),

    _goal_words: ($) =>
      choice(
        $._kw_strategico,
        $._kw_goal,
        seq($._kw_obiettivo, $._kw_strategico),
        seq($._kw_strategic, chain($, choice($._kw_goal, $._kw_objective))),
      ),
    _objective_words: ($) =>
      choice(
        $._kw_obiettivo,
        $._kw_objective,
        seq($._kw_obiettivo, $._kw_operativo),
        seq($._kw_operational, chain($, $._kw_objective)),
      ),

    _kw_plan: (_) => words('piano', 'plan'),
    _kw_perspective: (_) => words('prospettiva', 'perspective'),
    _kw_area: (_) => words('ambito', 'area'),
    _kw_indicator: (_) => words('indicatore', 'indicator'),
    _kw_strategico: (_) => words('strategico'),
    _kw_operativo: (_) => words('operativo'),
    _kw_obiettivo: (_) => words('obiettivo'),
    _kw_goal: (_) => words('goal'),
    _kw_objective: (_) => words('objective'),
    _kw_strategic: (_) => words('strategic'),
    _kw_operational: (_) => words('operational', 'operating'),

    // Properties.

    _property: ($) =>
      choice($.weight, $.measure, $.formula, $.target, $.result, $.achieved, $.baseline, $.attribute, $.scoring, $.previous),

    weight: ($) => seq(field('keyword', alias($._kw_weight, $.property_keyword)), chain($, field('value', $._value))),
    measure: ($) =>
      seq(
        field('keyword', alias($._kw_measure, $.property_keyword)),
        chain(
          $,
          seq(
            field('name', $.name),
            optional(choice(seq('=', chain($, field('value', $._value))), field('unit', $._unit))),
            optional(field('description', $._text)),
          ),
        ),
      ),
    formula: ($) =>
      seq(field('keyword', alias($._kw_formula, $.property_keyword)), field('expression', choice($._expression, $._text))),
    target: ($) => seq(field('keyword', alias($._kw_target, $.property_keyword)), $._dated_condition),
    result: ($) => seq(field('keyword', alias($._kw_result, $.property_keyword)), $._dated_value),
    achieved: ($) => seq(field('keyword', alias($._kw_achieved, $.property_keyword)), chain($, field('value', $._value))),
    baseline: ($) => seq(field('keyword', alias($._kw_baseline, $.property_keyword)), $._dated_value),
    attribute: ($) => seq(field('keyword', alias($._kw_attribute, $.property_keyword)), chain($, field('text', $._text))),
    scoring: ($) => seq(field('keyword', alias($._kw_scoring, $.property_keyword)), chain($, $._policy)),
    previous: ($) => seq(field('keyword', alias($._kw_previous, $.property_keyword)), chain($, field('path', $._text))),

    _kw_weight: (_) => words('peso', 'weight'),
    _kw_measure: (_) => words('misura', 'measure'),
    _kw_formula: (_) => words('formula'),
    _kw_target: (_) => words('target'),
    _kw_result: (_) => words('consuntivo', 'result'),
    _kw_achieved: (_) => words('grado', 'achieved'),
    _kw_baseline: (_) => words('base', 'baseline'),
    _kw_attribute: (_) =>
      words(
        'responsabile', 'owner',
        'fonte', 'source',
        'nota', 'note',
        'motivazione', 'reason',
        'destinatari', 'stakeholders',
        'contributori', 'contributors',
        'dimensione', 'dimension',
      ),
    _kw_scoring: (_) => words('valutazione', 'scoring'),
    _kw_previous: (_) => words('precedente', 'previous'),

    // The year of a target or result stands before its value: `target 2024 >= 75%`.

    _dated_condition: ($) =>
      chain($, seq(optional(field('year', $.year)), choice($.condition, $.deadline, field('value', $._value)))),
    _dated_value: ($) => chain($, seq(optional(field('year', $.year)), field('value', $._value))),

    condition: ($) => seq(field('comparator', $.comparator), chain($, field('value', $._value))),
    deadline: ($) => seq(field('by', alias($._kw_by, $.by)), chain($, field('date', $.date))),
    _kw_by: (_) => words('entro', 'by'),
    comparator: ($) => choice(token(choice('>=', '<=', '=>', '=<', '>', '<', '≥', '≤')), '='),

    // Values.

    _value: ($) => choice($.range, $.quantity, $._plain_value),
    _plain_value: ($) => choice($.date, $.yes_no, $.nothing),
    range: ($) => seq(field('from', $._end), $.range_sign, chain($, field('to', $._end))),
    range_sign: (_) => /\.{2,}/,
    _end: ($) => choice($.quantity, $.date),
    quantity: ($) =>
      choice(
        seq($._number, optional(field('unit', $._unit))),
        seq(field('unit', alias($._currency, $.unit)), choice($._number, prec.dynamic(-1, $._fault))),
      ),

    // Four digits are a year or a number; what follows them decides.
    _number: ($) => choice($.number, alias($.year, $.number)),
    year: (_) => /[0-9]{4}/,
    date: (_) => token(choice(...['-', '\\/', '\\.'].flatMap((mark) => [
          new RegExp(`[0-9]{1,2}${mark}[0-9]{1,2}${mark}[0-9]{4}`),
          new RegExp(`[0-9]{4}${mark}[0-9]{1,2}${mark}[0-9]{1,2}`),
        ]))),
    number: (_) =>
      token(/[+\-−]?([0-9]{1,3}([ \u00A0\u2009\u202F][0-9]{3})+|[0-9]+)([.,'][0-9]+)*/),

    _unit: ($) => choice($.unit, $.scale),
    unit: ($) => choice($._currency, '%', seq($._thousands, optional($._currency)), $._unit_word),
    _currency: (_) => choice('€', words('euro', 'eur')),
    _thousands: (_) => words('mila\\.?', 'mln\\.?', 'milioni', 'k'),
    scale: ($) => seq($._kw_on, chain($, token(/[0-9]+([-–][0-9]+)?/))),
    _kw_on: (_) => words('su', 'on'),
    // Of two tokens that fit equally the first wins: these words come before the units, which may be any word.
    _kw_fino: (_) => words('fino'),
    _kw_a: (_) => words('a'),
    _kw_up: (_) => words('up'),
    _kw_to: (_) => words('to'),
    _unit_word: (_) => /\p{L}+[.°º]?/,

    yes_no: (_) => words('si', 'sì', 'yes', 'no'),
    nothing: (_) =>
      words('n/d', 'n\\.d\\.?', 'nd', 'n\\.v\\.', 'n/a', 'n\\.a\\.?', 'na', 'sterilizzato', 'neutralised', 'neutralized'),

    // Formulas.

    _expression: ($) => choice($.binary, $.negation, $.group, $.call, $.name, $.literal, $._fault),
    binary: ($) =>
      choice(
        prec.left(1, seq($._expression, field('operator', alias(choice($._plus, $._minus), $.operator)), $._expression)),
        prec.left(2, seq($._expression, field('operator', alias($._multiplicative, $.operator)), $._expression)),
      ),
    literal: ($) => seq($._number, optional(field('unit', alias('%', $.unit)))),
    negation: ($) => prec(3, seq(alias($._minus, $.operator), $._expression)),
    group: ($) => seq('(', $._expression, $._close),
    call: ($) =>
      prec(4, seq(field('function', $.name), '(', $._expression, repeat(seq(choice(';', ','), $._expression)), $._close)),
    _close: ($) => choice(')', $._fault),
    _plus: (_) => '+',
    _minus: (_) => token(choice('-', '−', '–')),
    _multiplicative: (_) => token(choice('*', '/', '×', '·', '÷', ':')),
    name: (_) => /[\p{L}_][\p{L}\p{N}_]*/,

    // Scoring policies.

    _policy: ($) => seq(choice($.policy, $.bands), optional($.limit)),
    policy: (_) =>
      words('proporzionale', 'proportional', 'soglia', 'threshold', 'inversa', 'inverse', 'base', 'baseline'),
    bands: ($) =>
      seq(alias($._kw_bands, $.policy), choice($._fault, seq($.band, repeat(seq(';', $.band))))),
    _kw_bands: (_) => words('fasce', 'bands'),
    band: ($) => seq(field('range', $.range), chain($, '=', field('achievement', $.quantity))),
    limit: ($) => seq(alias($._limit_words, $.limit_keyword), chain($, field('value', $.quantity))),
    _limit_words: ($) => choice(seq($._kw_fino, chain($, $._kw_a)), seq($._kw_up, chain($, $._kw_to))),

    // Text, codes, comments.

    code: (_) => new RegExp(`[^${BLANK}\\r\\n"“”„«»#=]+`),

    _text: ($) => choice($.text, $.unclosed_text),
    text: (_) =>
      token(choice(/"([^"\r\n]|"")*"/, /“[^”\r\n]*”/, /[„”][^”“\r\n]*[”“]/, /«[^»\r\n]*»/)),
    unclosed_text: (_) =>
      token(choice(/"([^"\r\n]|"")*/, /“[^”\r\n]*/, /[„”][^”“\r\n]*/, /«[^»\r\n]*/)),

    suppression: ($) => choice(seq($.suppression_rules, optional($.suppression_reason)), $._rules_alone),
    // The higher precedence ends the race with `comment` at the colon. Without a colon the two are equally long
    // where rules alone are named, and the first wins; prose is longer, and so a comment.
    suppression_rules: (_) => token(prec(1, new RegExp(`${SUPPRESSION}:`))),
    _rules_alone: ($) => alias($._suppression_without_reason, $.suppression_rules),
    _suppression_without_reason: (_) => new RegExp(SUPPRESSION),
    suppression_reason: (_) => token(prec(-1, /[^\r\n]+/)),
    comment: (_) => /#[^\r\n]*/,

    // Faults.

    _fault: ($) => choice($.absent, $.unexpected),
// One character where nothing else fits, and then the rest of the line. As one token it would swallow what a
    // number or a unit left behind when it tried for more.
    unexpected: ($) => prec.right(seq($._odd_character, optional($._rest_of_line))),
    _odd_character: (_) => token(prec(-1, new RegExp(`[^${BLANK}\\r\\n#]`))),
    _rest_of_line: (_) => /[^\r\n#]+/,

    unknown_statement: ($) => $.unknown_keyword,
    // Longer than any keyword that it starts with, and last, so that a keyword wins where both fit.
    unknown_keyword: (_) => new RegExp(`[\\p{L}_][\\p{L}\\p{N}_]*|[^${BLANK}\\r\\n#]`),
  },
});
