"""The torch network: encoder, span scores, links. Training and the torch engine use it.

Spans are scored, not tagged: a span of a label scores q[first] · k[last] with rotary positions,
plus a bias for its first and its last token, plus the mean of its tokens' inside scores (after
GlobalPointer, Su et al. 2022, and span-based parsing of names, Yu et al. 2020). So contents may
nest. Links are softmax choices of a cue and a source for each content, of a source for each cue,
and of the fragment that a fragment continues, each with a learned 'none'.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel
from transformers.models.mpnet.modeling_mpnet import MPNetSelfAttention

from attribution.model.config import LABELS, ModelConfig
from attribution.model.encode import BREAKS, CASES, QUOTES
from attribution.model.pairs import SIZES


def rotary(length: int, size: int) -> tuple[Tensor, Tensor]:
    """cos and sin (length, size / 2) of rotary position embeddings (Su et al. 2021)."""
    frequencies = 10000 ** (-torch.arange(0, size, 2) / size)
    angles = torch.arange(length)[:, None] * frequencies[None]
    return angles.cos(), angles.sin()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotates pairs (first half, second half) of the last axis of (B, L, K, size)."""
    first, second = x.chunk(2, dim=-1)
    cos, sin = cos[:, None, :], sin[:, None, :]
    return torch.cat([first * cos - second * sin, first * sin + second * cos], dim=-1)


@dataclass
class TokenScores:
    """Everything the decoder needs of a batch of windows, a row a token.

    hidden (B, L, H); query, key (B, L, K, S) already rotated and scaled; first, last, inside
    (B, L, K): logits of a token as a span's first, last, any token. K labels.
    """

    hidden: Tensor
    query: Tensor
    key: Tensor
    first: Tensor
    last: Tensor
    inside: Tensor

    def spans(self) -> Tensor:
        """Span logits (B, K, L, L): row first token, column last token."""
        product = torch.einsum("bikd,bjkd->bkij", self.query, self.key)
        sums = nn.functional.pad(self.inside.cumsum(1), (0, 0, 1, 0)).transpose(1, 2)
        length = self.inside.shape[1]
        at = torch.arange(length, device=self.inside.device)
        counts = (at[None, :] - at[:, None] + 1).clamp(min=1)
        mean = (sums[:, :, None, 1:] - sums[:, :, :-1, None]) / counts
        first, last = self.first.transpose(1, 2), self.last.transpose(1, 2)
        return product + first[..., :, None] + last[..., None, :] + mean


class PairScorer(nn.Module):
    """Scores each x (M) against each y (N) and against none; column 0 is none."""

    def __init__(self, hidden: int, size: int, outputs: int = 1) -> None:
        super().__init__()
        self.x = nn.Linear(2 * hidden, size)
        self.y = nn.Linear(2 * hidden, size)
        self.bilinear = nn.Linear(size, size, bias=False)
        tables = [nn.Embedding(n, size) for n in SIZES]
        self.features = nn.ModuleList(tables)
        self.none = nn.Parameter(torch.zeros(size))
        self.out = nn.Linear(size, outputs)
        for table in tables:
            nn.init.normal_(table.weight, std=0.02)
        nn.init.normal_(self.bilinear.weight, std=0.01)

    def forward(self, x: Tensor, y: Tensor, features: Tensor) -> Tensor:
        """x (..., M, 2H), y (..., N, 2H), features (..., M, N, 5) -> (..., M, 1 + N, outputs)."""
        u, v = self.x(x), self.y(y)
        pair = u[..., :, None, :] + v[..., None, :, :]
        for number, table in enumerate(self.features):
            pair = pair + table(features[..., number])
        none = (u + self.none)[..., :, None, :]
        scores = self.out(nn.functional.gelu(torch.cat([none, pair], dim=-2)))
        product = torch.matmul(self.bilinear(u), v.transpose(-1, -2)) / u.shape[-1] ** 0.5
        product = nn.functional.pad(product, (1, 0))
        # Only the first output is a link score; the others read the pair without the product.
        return torch.cat([scores[..., :1] + product[..., None], scores[..., 1:]], dim=-1)


class Linker(nn.Module):
    """The four link decisions over span vectors [h_first; h_last] of (..., n, 2H)."""

    def __init__(self, hidden: int, size: int) -> None:
        super().__init__()
        self.content_cue = PairScorer(hidden, size, outputs=2)  # link, and attitude
        self.content_source = PairScorer(hidden, size)
        self.cue_source = PairScorer(hidden, size)
        self.content_content = PairScorer(hidden, size)

    def forward(
        self,
        content: Tensor,
        cue: Tensor,
        source: Tensor,
        content_cue: Tensor,
        content_source: Tensor,
        cue_source: Tensor,
        content_content: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Scores of content-cue, attitude of that pair, content-source, cue-source, joins."""
        both = self.content_cue(content, cue, content_cue)
        return (
            both[..., 0],
            both[..., 1],
            self.content_source(content, source, content_source)[..., 0],
            self.cue_source(cue, source, cue_source)[..., 0],
            self.content_content(content, content, content_content)[..., 0],
        )


class FusedAttention(MPNetSelfAttention):
    """MPNet's attention in one fused product, as the library has it for BERT only."""

    def forward(
        self,
        hidden_states: Tensor,
        attention_mask: Tensor | None = None,
        position_bias: Tensor | None = None,
        output_attentions: bool = False,
        **unused: Any,
    ) -> tuple[Tensor]:
        """hidden_states (B, L, H), both biases broadcast to (B, heads, L, L) -> (B, L, H)."""
        batch, length, width = hidden_states.shape
        query, key, value = (
            project(hidden_states).view(batch, length, self.num_attention_heads, -1).transpose(1, 2)
            for project in (self.q, self.k, self.v)
        )
        bias = position_bias
        if bias is not None and attention_mask is not None:
            bias = bias + attention_mask
        seen = nn.functional.scaled_dot_product_attention(
            query, key, value, attn_mask=None if bias is None else bias.to(query.dtype)
        )
        return (self.o(seen.transpose(1, 2).reshape(batch, length, width)),)


class AttributionNetwork(nn.Module):
    """Encoder with casing, quotation and break features, and the span heads; `linker` beside."""

    cos: Tensor
    sin: Tensor

    def __init__(self, config: ModelConfig, encoder: BertModel | MPNetModel) -> None:
        super().__init__()
        self.config = config
        self.encoder = encoder
        for module in encoder.modules():
            if isinstance(module, MPNetSelfAttention):
                module.__class__ = FusedAttention
        hidden, labels = config.hidden, len(LABELS)
        self.case = nn.Embedding(CASES, hidden)
        self.quote = nn.Embedding(QUOTES, hidden)
        self.gap = nn.Embedding(BREAKS, hidden)
        for table in (self.case, self.quote, self.gap):
            nn.init.zeros_(table.weight)
        self.dropout = nn.Dropout(0.1)
        self.pointers = nn.Linear(hidden, 2 * labels * config.span_size)
        self.bounds = nn.Linear(hidden, 3 * labels)
        self.linker = Linker(hidden, config.link_size)
        # Only in training: which passages a mention refers to (`attribution.training.loss`).
        self.reference: PairScorer | None = None
        cos, sin = rotary(config.window, config.span_size)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)

    def forward(self, ids: Tensor, mask: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        """ids, mask (B, L), features (B, L, 3) -> the fields of TokenScores, in order."""
        embedded = (
            self.encoder.embeddings.word_embeddings(ids)
            + self.case(features[..., 0])
            + self.quote(features[..., 1])
            + self.gap(features[..., 2])
        )
        words = self.encoder.embeddings.word_embeddings.weight
        seen = self.encoder(inputs_embeds=embedded.to(words.dtype), attention_mask=mask)
        hidden = self.dropout(seen.last_hidden_state.to(embedded.dtype))
        batch, length = ids.shape
        labels, size = len(LABELS), self.config.span_size
        pointers = self.pointers(hidden).view(batch, length, 2 * labels, size)
        pointers = rotate(pointers, self.cos[:length], self.sin[:length])
        query, key = pointers[:, :, :labels], pointers[:, :, labels:]
        first, last, inside = self.bounds(hidden).chunk(3, dim=-1)
        return hidden, query / size**0.5, key, first, last, inside


def empty_network(config: ModelConfig) -> AttributionNetwork:
    """A network of the config's shape with random weights, to load saved ones into."""
    sizes: dict[str, Any] = {
        "hidden_size": config.hidden,
        "num_hidden_layers": config.layers,
        "num_attention_heads": config.heads,
        "intermediate_size": config.intermediate,
        "max_position_embeddings": config.positions,
    }
    if config.architecture == "mpnet":
        mpnet = MPNetModel(MPNetConfig(**sizes), add_pooling_layer=False)
        return AttributionNetwork(config, mpnet)
    return AttributionNetwork(config, BertModel(BertConfig(**sizes), add_pooling_layer=False))
