"""The four simplest checks in pandas: with_pandas.py FOLDER prints the number of findings."""

import sys
from pathlib import Path

import pandas as pd

names = list(range(12))
frames = []
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    frame = pd.read_csv(path, sep="\t", header=None, names=names, dtype=str, skiprows=4, quoting=3,
                        keep_default_na=False)
    frame["path"] = path.name
    frames.append(frame)
rows = pd.concat(frames, ignore_index=True)
rows["objective"] = rows[0].where(rows[0].str.match(r"\d\d\.\d\d - "))
rows["objective"] = rows.groupby("path")["objective"].ffill()
rows = rows[rows[0].str.endswith("%")].copy()


def number(column):
    digits = column.str.extract(r"(-?[\d.]+(?:,\d+)?)")[0]
    return pd.to_numeric(digits.str.replace(".", "", regex=False).str.replace(",", ".", regex=False))


weight = number(rows[0])
sums = weight.groupby([rows["path"], rows["objective"]]).agg(["sum", "count"])
weights = ((sums["sum"] - 100).abs() > 0.005 * sums["count"] + 1e-9).sum()

parts = rows[5].str.extract(r"^(\d+) N\. / (\d+) N\.$").dropna().astype(float)
formula = parts[0] / parts[1] * 100
results = ((formula - number(rows.loc[parts.index, 6])).abs() > 0.005001).sum()

grade = number(rows[8])
ranges = ((grade < 0) | (grade > 100)).sum()

dated = rows[rows[7].str.startswith("Entro ")]
deadline = pd.to_datetime(dated[7].str.removeprefix("Entro "), format="%d-%m-%Y")
day = pd.to_datetime(dated[6], format="%d-%m-%Y")
dates = ((day > deadline) & (grade[dated.index] > 0)).sum()

print(weights + results + ranges + dates, "findings:", weights, results, ranges, dates)
