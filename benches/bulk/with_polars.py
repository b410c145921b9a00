"""The four simplest checks in polars: with_polars.py FOLDER prints the number of findings."""

import sys

import polars as pl

names = [f"c{i}" for i in range(12)]
rows = pl.scan_csv(f"{sys.argv[1]}/*.txt", separator="\t", has_header=False, new_columns=names, infer_schema=False,
                   skip_rows=4, quote_char=None, truncate_ragged_lines=True, include_file_paths="path")


def number(column):
    digits = pl.col(column).str.extract(r"(-?[\d.]+(?:,\d+)?)")
    return digits.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True).cast(pl.Float64)


code = pl.col("c0").str.contains(r"^\d\d\.\d\d - ")
rows = rows.with_columns(pl.when(code).then("c0").forward_fill().over("path").alias("objective"))
rows = rows.filter(pl.col("c0").str.ends_with("%"))
operand = r"^(\d+) N\. / (\d+) N\.$"
day = pl.col("c6").str.to_date("%d-%m-%Y", strict=False)
deadline = pl.col("c7").str.strip_prefix("Entro ").str.to_date("%d-%m-%Y", strict=False)
rows = rows.with_columns(
    weight=number("c0"), result=number("c6"), grade=number("c8"), day=day, deadline=deadline,
    top=pl.col("c5").str.extract(operand, 1).cast(pl.Float64), bottom=pl.col("c5").str.extract(operand, 2).cast(pl.Float64),
)
sums = rows.group_by("path", "objective").agg(pl.col("weight").sum(), n=pl.len())
weights = sums.select(((pl.col("weight") - 100).abs() > 0.005 * pl.col("n") + 1e-9).sum())
others = rows.select(
    results=((pl.col("top") / pl.col("bottom") * 100 - pl.col("result")).abs() > 0.005001).sum(),
    ranges=((pl.col("grade") < 0) | (pl.col("grade") > 100)).sum(),
    dates=((pl.col("day") > pl.col("deadline")) & (pl.col("grade") > 0)).sum(),
)
weights, others = pl.collect_all([weights, others])
counts = [weights.item(), *others.row(0)]
print(sum(counts), "findings:", *counts)
