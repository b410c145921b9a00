#!/usr/bin/env python3
"""Wheels into archives: the program of each, with licences, completions and manual.

Usage: archives.py WHEELS OUT

WHEELS holds a folder for each target with its wheel. In OUT stands an archive for each, and
under programs/ the bare program for whoever packs it otherwise. The program of this machine
writes the completions and the manual.
"""

import gzip
import io
import os
import pathlib
import platform
import subprocess
import sys
import tarfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TEXTS = ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"]
SHELLS = {"bash": "collaudo.bash", "zsh": "_collaudo", "fish": "collaudo.fish", "powershell": "_collaudo.ps1", "elvish": "collaudo.elv"}


def program(wheel):
    """The program in a wheel, and its name."""
    with zipfile.ZipFile(wheel) as it:
        (name,) = [it for it in it.namelist() if ".data/scripts/" in it]
        return name.rsplit("/", 1)[1], it.read(name)


def documents(binary):
    """What the program says of itself: completions, and the manual in both languages."""
    def run(*args):
        return subprocess.run([binary, *args], check=True, capture_output=True).stdout
    res = {f"completions/{name}": run("completions", shell) for shell, name in SHELLS.items()}
    res["man/collaudo.1"] = run("man", "--lang", "en")
    res["man/it/collaudo.1"] = run("man", "--lang", "it")
    return res


def pack(path, folder, files):
    """Writes an archive whose bytes depend on its files alone."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            for name, data in sorted(files.items()):
                out.writestr(zipfile.ZipInfo(f"{folder}/{name}"), data, zipfile.ZIP_DEFLATED)
        return
    with gzip.GzipFile(path, "wb", mtime=0) as packed, tarfile.open(fileobj=packed, mode="w") as out:
        for name, data in sorted(files.items()):
            info = tarfile.TarInfo(f"{folder}/{name}")
            info.size = len(data)
            info.mode = 0o755 if name == "collaudo" else 0o644
            out.addfile(info, io.BytesIO(data))


def main(wheels, out):
    programs = {it.parent.name: program(it) for it in sorted(wheels.glob("*/*.whl"))}
    for target, (name, data) in programs.items():
        path = out / "programs" / target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.chmod(path, 0o755)
    own = [it for it in programs if it.startswith(platform.machine()) and "linux" in it]
    if not own:
        sys.exit(f"no wheel for this machine, {platform.machine()} with Linux, in {wheels}")
    texts = {name: (ROOT / name).read_bytes() for name in TEXTS}
    texts.update(documents(out / "programs" / own[0] / programs[own[0]][0]))
    for target, (name, data) in programs.items():
        suffix = ".zip" if "windows" in target else ".tar.gz"
        folder = f"collaudo-{target}"
        pack(out / f"{folder}{suffix}", folder, {name: data, **texts})


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
