"""Take the two pictures of the README from the newest `prospects demo`.

Needs Chromium, LibreOffice and pdftoppm (poppler-utils). Run it in the project's folder after
`prospects demo`; it opens files of this machine only:

    .venv/bin/python docs/pictures/make.py
"""

import subprocess
import sys
import tempfile
from pathlib import Path

DEMO = Path("out/demo")
HERE = Path(__file__).resolve().parent
BYTES_MAX = 300_000

DIGEST_WINDOW = "820,1156"
DIGEST_SCALE = "1.2"
QUEUE_DPI = 210
QUEUE_INCHES = {"-x": 0.31, "-y": 0.37, "-W": 5.14, "-H": 2.47}
"""Part of the sheet's first page, from its upper left corner: Rank to "Why now", five lines."""


def main() -> None:
    """Make both pictures anew; exit 1 where one is too large for a README."""
    days = sorted(path.parent for path in DEMO.glob("*/queue.xlsx"))
    if not days:
        sys.exit(f"{DEMO}: holds no day; run: prospects demo")
    with tempfile.TemporaryDirectory() as folder:
        picture_digest(days[-1] / "digest.html", HERE / "digest.png", Path(folder))
        picture_queue(days[-1] / "queue.xlsx", HERE / "queue.png", Path(folder))
    for picture in (HERE / "digest.png", HERE / "queue.png"):
        if picture.stat().st_size > BYTES_MAX:
            sys.exit(f"{picture}: {picture.stat().st_size} bytes, more than {BYTES_MAX}")


def picture_digest(page: Path, picture: Path, folder: Path) -> None:
    """Top of the digest, as a browser shows it."""
    run(
        "chromium", "--headless", "--no-sandbox", "--disable-gpu",
        "--disable-background-networking", "--hide-scrollbars",
        f"--user-data-dir={folder / 'chromium'}", f"--force-device-scale-factor={DIGEST_SCALE}",
        f"--window-size={DIGEST_WINDOW}", f"--screenshot={picture}", page.resolve().as_uri(),
    )  # fmt: skip


def picture_queue(workbook: Path, picture: Path, folder: Path) -> None:
    """Upper left part of the sheet Today, as LibreOffice prints it."""
    run(
        "soffice", "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}",
        "--convert-to", "pdf", "--outdir", str(folder), str(workbook),
    )  # fmt: skip
    part = [f"{name} {round(inches * QUEUE_DPI)}" for name, inches in QUEUE_INCHES.items()]
    run(
        "pdftoppm", "-png", "-singlefile", "-r", str(QUEUE_DPI), *" ".join(part).split(),
        str(folder / "queue.pdf"), str(picture.with_suffix("")),
    )  # fmt: skip


def run(*command: str) -> None:
    """Run a program; what it says is shown only if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed programs
    if done.returncode:
        sys.exit(f"{command[0]} failed: {done.stderr.strip()}")


if __name__ == "__main__":
    main()
