"""Export a checkpoint to the files that ship: ``python -m training.statements.export CHECKPOINT --out DIR``.

Writes ``encoder.onnx``, ``roles.onnx``, ``tokenizer.json`` and a ``decode.json`` with untuned settings
(``training.statements.tune`` fits them), all together under 25 MB.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from safetensors.numpy import load_file

from training.statements import graph
from training.statements.network import Size
from training.statements.outliers import outlying_inputs
from training.statements.train import pretrained_folder


def export(checkpoint: Path, out: Path, products: str, apart: graph.Apart) -> None:
    """Write all files of one model into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    weights = load_file(checkpoint)
    size = Size(layers=1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers.")))
    (out / "encoder.onnx").write_bytes(graph.encoder(weights, size, products, apart).SerializeToString())
    (out / "roles.onnx").write_bytes(graph.roles(weights, size.dilations).SerializeToString())
    tokenizer = json.loads((pretrained_folder() / "tokenizer.json").read_text("utf8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), "utf8")
    if not (out / "decode.json").exists():
        settings = {"weights": [1.0, 0.0, 0.0, 0.0, 0.0, 0.0], "bias": 0.0}
        (out / "decode.json").write_text(json.dumps(settings), "utf8")


def main() -> None:
    """Parse the command line and export."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("checkpoint", type=Path)
    ap.add_argument("--out", type=Path, default=Path("src/tellings/trained/statements"))
    ap.add_argument(
        "--products", choices=("float", "whole", "blocks"), default="whole", help="how matrix products are computed"
    )
    ap.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="a few texts of PolNeAR train find large inputs"
    )
    args = ap.parse_args()
    apart = outlying_inputs(args.checkpoint, args.shared) if args.products == "whole" else {}
    export(args.checkpoint, args.out, args.products, apart)
    size = sum(path.stat().st_size for path in args.out.iterdir())
    print(f"{args.out}: {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
