"""The network: a MiniLM encoder with typographic features, a cue tagger, and a role tagger for each cue.

The design is that of semantic role labelling with the cue in the predicate's place: one pass of the encoder over a
window, then for every cue ``c`` and every piece ``i`` a small network over ``h_i``, ``h_c`` and their distance says
whether ``i`` is content, source or cue of *this* attribution. Linking, nesting and boundaries are thereby one
decision, learned in one piece.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tellings.annotate.attributions_pieces import CASES, LINES, QUOTES

CUE_LABELS = ("O", "B", "I")
ROLES = ("none", "content", "source", "cue")
PARAGRAPH_REACH = 3
NEAR = 24  # distances up to this many pieces have a bucket each
FAR_BUCKETS = 12
BUCKETS = 2 * (NEAR + FAR_BUCKETS) + 1


@dataclass(frozen=True)
class Size:
    """Sizes of the network; those of the encoder are MiniLM-L6's."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    inner: int = 1536
    heads: int = 12
    layers: int = 6
    role_width: int = 96
    dilations: tuple[int, ...] = (1, 4, 12)
    dropout: float = 0.1


@dataclass
class Batch:
    """A batch of windows (B, L) and of cue anchors in them (A,), with gold labels where training.

    ``anchors`` holds rows (window, place); ``roles`` is (A, L). Padding is where ``mask`` is 0.
    """

    ids: Tensor
    case: Tensor
    quote: Tensor
    line: Tensor
    paragraph: Tensor
    mask: Tensor
    cues: Tensor
    anchors: Tensor
    roles: Tensor


def distance_buckets(length: int) -> Tensor:
    """Bucket of every signed distance from -(length-1) to length-1, at index distance + length - 1."""
    distance = torch.arange(-length + 1, length)
    size = distance.abs()
    far = NEAR + 1 + (torch.log2(size.clamp(min=NEAR + 1) / (NEAR + 1)) * 3).long().clamp(max=FAR_BUCKETS - 1)
    bucket = torch.where(size <= NEAR, size, far)
    return torch.where(distance < 0, -bucket, bucket) + NEAR + FAR_BUCKETS


class Layer(nn.Module):
    """One transformer layer as BERT has it: attention, feed-forward, normalised after each."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads = size.heads
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.out = nn.Linear(size.width, size.width)
        self.norm1 = nn.LayerNorm(size.width, eps=1e-12)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)
        self.norm2 = nn.LayerNorm(size.width, eps=1e-12)
        self.drop = nn.Dropout(size.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        scores = torch.matmul(q * (w // self.heads) ** -0.5, k.transpose(-1, -2)) + mask
        mixed = torch.matmul(
            scores.softmax(-1), v
        )  # on a CPU twice as fast as the fused kernel, whose backward is slow
        x = self.norm1(x + self.out(mixed.transpose(1, 2).reshape(b, n, w)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Network(nn.Module):
    """Encoder and both heads."""

    def __init__(self, size: Size | None = None) -> None:
        super().__init__()
        self.size = size = size or Size()
        self.word = nn.Embedding(size.vocabulary, size.width)
        self.place = nn.Embedding(size.positions, size.width)
        self.case = nn.Embedding(CASES, size.width)
        self.quote = nn.Embedding(QUOTES, size.width)
        self.line = nn.Embedding(LINES, size.width)
        for table in (self.case, self.quote, self.line):
            nn.init.normal_(table.weight, std=0.02)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.drop = nn.Dropout(size.dropout)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))
        self.cue = nn.Linear(size.width, len(CUE_LABELS))
        self.role_piece = nn.Linear(size.width, size.role_width)
        self.role_cue = nn.Linear(size.width, 2 * size.role_width)
        self.role_distance = nn.Embedding(BUCKETS, size.role_width)
        self.role_paragraph = nn.Embedding(2 * PARAGRAPH_REACH + 1, size.role_width)
        for table in (self.role_distance, self.role_paragraph):
            nn.init.normal_(table.weight, std=0.1)
        self.role_mix = nn.ModuleList(nn.Linear(3 * size.role_width, size.role_width) for _ in size.dilations)
        self.role_out = nn.Linear(size.role_width, len(ROLES))

    def encode(self, batch: Batch) -> Tensor:
        """Hidden states (B, L, width)."""
        place = torch.arange(batch.ids.shape[1])
        x = (
            self.word(batch.ids)
            + self.place(place)
            + self.case(batch.case)
            + self.quote(batch.quote)
            + self.line(batch.line)
        )
        x = self.drop(self.norm(x))
        mask = ((batch.mask - 1.0) * 1e4)[:, None, None, :]
        if torch.is_autocast_enabled("cpu"):
            mask, x = mask.to(torch.bfloat16), x.to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, mask)
        return self.drop(x)

    def tag_roles(self, hidden: Tensor, batch: Batch, anchors: Tensor) -> Tensor:
        """Role logits (A, L, 4) of every piece of the window that each anchor stands in."""
        window, at = anchors[:, 0], anchors[:, 1]
        length = hidden.shape[1]
        gain, shift = self.role_cue(hidden[window, at]).chunk(2, dim=-1)
        piece = self.role_piece(hidden)[window]
        buckets = distance_buckets(length)
        distance = buckets[torch.arange(length)[None, :] - at[:, None] + length - 1]
        paragraph = batch.paragraph[window]
        across = paragraph - paragraph.gather(1, at[:, None])
        across = across.clamp(-PARAGRAPH_REACH, PARAGRAPH_REACH) + PARAGRAPH_REACH
        near = (self.role_distance(distance) + self.role_paragraph(across)).to(piece.dtype)
        x = piece * (1 + gain)[:, None] + shift[:, None] + near
        keep = batch.mask[window][:, :, None].to(x.dtype)
        x = F.relu(x) * keep
        for dilation, mix in zip(self.size.dilations, self.role_mix, strict=True):
            padded = F.pad(x, (0, 0, dilation, dilation))
            around = torch.cat((padded[:, :length], x, padded[:, 2 * dilation :]), dim=-1)
            x = (x + F.relu(mix(around))) * keep
        return self.role_out(x)


def start_from_minilm(network: Network, weights: dict[str, Tensor]) -> None:
    """Take over the pretrained encoder (names as in the published safetensors file)."""
    with torch.no_grad():
        network.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        network.place.weight.copy_(weights["embeddings.position_embeddings.weight"])
        network.place.weight += weights["embeddings.token_type_embeddings.weight"][0]
        network.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        network.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(network.layers):
            source = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                parts = [weights[f"{source}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
                getattr(layer.out, kind).copy_(weights[f"{source}attention.output.dense.{kind}"])
                getattr(layer.norm1, kind).copy_(weights[f"{source}attention.output.LayerNorm.{kind}"])
                getattr(layer.up, kind).copy_(weights[f"{source}intermediate.dense.{kind}"])
                getattr(layer.down, kind).copy_(weights[f"{source}output.dense.{kind}"])
                getattr(layer.norm2, kind).copy_(weights[f"{source}output.LayerNorm.{kind}"])
