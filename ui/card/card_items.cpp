#include "ui/card/card_items.h"

#include <algorithm>

namespace vignette {
namespace {

double cutAbove(const CardItem& item, double cut) {
    const QRectF bounds = boundsOf(item);
    if (bounds.top() >= cut || bounds.bottom() <= cut) return cut;
    if (std::holds_alternative<BoxItem>(item)) return cut;
    if (const auto* text = std::get_if<TextItem>(&item)) {
        const double offset = bounds.top() - text->text->lineTop(text->firstLine);
        for (int i = text->firstLine; i < text->firstLine + text->lineCount; ++i) {
            if (offset + text->text->lineBottom(i) > cut + 1e-6)
                return std::min(cut, offset + text->text->lineTop(i));
        }
        return cut;
    }
    return bounds.top();
}

double settledCut(const Fragment& fragment, double height) {
    double cut = height;
    for (bool hasMoved = true; hasMoved;) {
        hasMoved = false;
        for (const CardItem& item : fragment.items) {
            const double wanted = cutAbove(item, cut);
            if (wanted < cut - 1e-6) {
                cut = wanted;
                hasMoved = true;
            }
        }
    }
    return cut;
}

/// Splits one item that crosses the cut; returns its lower part.
CardItem lowerPart(CardItem& item, double cut) {
    CardItem lower = item;
    if (auto* box = std::get_if<BoxItem>(&item)) {
        box->rect.setBottom(cut);
        std::get<BoxItem>(lower).rect.setTop(cut);
    }
    if (auto* text = std::get_if<TextItem>(&item)) {
        const double top = text->rect.top() - text->text->lineTop(text->firstLine);
        int kept = 0;
        while (kept < text->lineCount && top + text->text->lineBottom(text->firstLine + kept) <= cut + 1e-6)
            ++kept;
        auto& rest = std::get<TextItem>(lower);
        rest.firstLine = text->firstLine + kept;
        rest.lineCount = text->lineCount - kept;
        rest.rect.setTop(cut);
        text->lineCount = kept;
        text->rect.setBottom(cut);
    }
    return lower;
}

template<typename Hit> void divideHits(std::vector<Hit>& upper, std::vector<Hit>& lower, double cut) {
    std::vector<Hit> kept;
    for (Hit& hit : upper) {
        if (hit.rect.top() < cut - 1e-6) {
            Hit part = hit;
            part.rect.setBottom(std::min(hit.rect.bottom(), cut));
            kept.push_back(part);
        } else {
            hit.rect.translate(0, -cut);
            lower.push_back(hit);
        }
    }
    upper = std::move(kept);
}

} // namespace

QRectF boundsOf(const CardItem& item) {
    if (const auto* line = std::get_if<LineItem>(&item)) {
        const QRectF box = QRectF(line->line.p1(), line->line.p2()).normalized();
        const double half = line->width / 2;
        return box.adjusted(-half, -half, half, half);
    }
    return std::visit(
        [](const auto& each) {
            if constexpr (requires { each.rect; }) {
                return each.rect;
            } else {
                return QRectF();
            }
        },
        item);
}

void moveDown(CardItem& item, double distance) {
    std::visit(
        [distance](auto& each) {
            if constexpr (requires { each.rect; }) {
                each.rect.translate(0, distance);
            } else {
                each.line.translate(0, distance);
            }
        },
        item);
}

QRectF mirrored(const QRectF& rect, double sheetWidth) {
    return {sheetWidth - rect.right(), rect.top(), rect.width(), rect.height()};
}

void mirror(CardItem& item, double sheetWidth) {
    std::visit(
        [sheetWidth](auto& each) {
            if constexpr (requires { each.rect; }) {
                each.rect = mirrored(each.rect, sheetWidth);
            } else {
                each.line = QLineF(sheetWidth - each.line.x1(), each.line.y1(), sheetWidth - each.line.x2(),
                                   each.line.y2());
            }
        },
        item);
}

Fragment cutOff(Fragment& fragment, double height) {
    Fragment rest;
    const double cut = settledCut(fragment, height);
    if (cut <= 1.0 || cut >= fragment.height) return rest;
    std::vector<CardItem> kept;
    for (CardItem& item : fragment.items) {
        const QRectF bounds = boundsOf(item);
        if (bounds.bottom() <= cut + 1e-6) {
            kept.push_back(item);
            continue;
        }
        CardItem lower = item;
        if (bounds.top() < cut - 1e-6) {
            lower = lowerPart(item, cut);
            kept.push_back(item);
        }
        moveDown(lower, -cut);
        rest.items.push_back(lower);
    }
    rest.height = fragment.height - cut;
    rest.staysWithNext = fragment.staysWithNext;
    divideHits(fragment.editable, rest.editable, cut);
    divideHits(fragment.statements, rest.statements, cut);
    fragment.items = std::move(kept);
    fragment.height = cut;
    return rest;
}

} // namespace vignette
