# The two pages for who has a quarter of an hour.

brief-name = brief
brief-lead = of what was checked some contradicts itself: { $counted }
    .ask = nothing contradicts itself; some is worth asking about: { $counted }
    .clean = nothing contradicts itself, and nothing else was found
brief-contradictions = contradictions, and what to ask
brief-more = { $n ->
        [one] one more contradiction is in the full report
       *[other] { $n } more contradictions are in the full report
    }
brief-questions = worth asking
brief-kind = what
brief-where = where
brief-notes = { $n ->
        [one] one more note is in the full report
       *[other] { $n } more notes are in the full report
    }
brief-unread = { $n ->
        [one] one line or cell could not be read, and what it says was not checked
       *[other] { $n } lines or cells could not be read, and what they say was not checked
    }
brief-recomputed = achievements recomputed
brief-weights = weights summed
brief-totals = totals, reported and recomputed
brief-others = under other policies the whole would come to: { $others }
brief-answer = notes and answers
brief-made = made on { $day }
    .profile = made on { $day }, with the rules of { $profile }
brief-ask =
    .results = Which of the figures is right, and where is the reason recorded?
    .weights = Which weight was meant, and which total was computed with it?
    .targets = Which target was set, and by which act?
    .deadlines = Which deadline was set, and on which day was it met?
    .formulas = How was the figure computed, and from which data?
    .structure = Which objective is meant, and where does it stand?
    .history = Which act records the change, and from which day?
    .other = What is the right text?
