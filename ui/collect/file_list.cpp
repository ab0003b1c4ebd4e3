#include "ui/collect/file_list.h"

#include "core/study/import_proposal.h"
#include "ui/collect/collect_words.h"
#include "ui/icons/icons.h"
#include "ui/theme/fonts.h"
#include "ui/theme/style_sheet.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace vignette {

namespace {

constexpr int kRowHeight = 57;
constexpr int kIcon = 18;

class FileDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {120, kRowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const ColourTheme& theme = currentTheme();
        const bool isChosen = option.state & QStyle::State_Selected;
        const bool hasFocus = option.state & QStyle::State_HasFocus;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isChosen) {
            painter->setBrush(theme.accentSoft);
            painter->setPen(QPen(theme.accent, hasFocus ? 2 : 1));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -2.5), 6, 6);
        }
        const auto place = [&](const QRect& box) {
            return QStyle::visualRect(option.direction, option.rect, box);
        };
        const QRect all = option.rect;
        const QRect leading(all.left() + 12, all.top() + 11, kIcon, kIcon);
        const QRect trailing(all.right() - 12 - kIcon, all.top() + 11, kIcon, kIcon);
        paintIcon(*painter, place(leading), IconName::FileText, isChosen ? theme.accent : theme.secondary);
        const bool isLeftOut = index.data(FileListModel::LeftOutRole).toBool();
        paintIcon(*painter, place(trailing), isLeftOut ? IconName::TriangleAlert : IconName::CircleCheck,
                  isLeftOut ? theme.warn : theme.good);
        const QRect name(leading.right() + 11, all.top() + 8, trailing.left() - leading.right() - 18, 22);
        const QRect rows(name.left(), name.bottom() + 1, all.right() - name.left() - 8, 18);
        put(*painter, place(name), screenFont(kBodyPixels, QFont::DemiBold), theme.text,
            index.data().toString());
        put(*painter, place(rows), screenFont(12), theme.secondary,
            index.data(FileListModel::LineRole).toString());
        painter->restore();
    }

private:
    static void put(QPainter& painter, const QRect& box, const QFont& font, const QColor& colour,
                    const QString& text) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(box, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter) | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(text, Qt::ElideMiddle, box.width()));
    }
};

} // namespace

void FileListModel::show(const ImportProposal& proposal) {
    std::vector<Line> fresh;
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i) {
        const ExtractSurvey& survey = proposal.extracts[i].survey;
        const bool isOut = isLeftOut(proposal, i);
        fresh.push_back(
            {QString::fromStdString(survey.source.name),
             isOut ? tr("left out: choose its key") : rowsLine(survey.rowCount, survey.setAsideCount),
             isOut});
    }
    if (fresh == m_lines) return;
    if (fresh.size() == m_lines.size()) {
        m_lines = std::move(fresh);
        emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_lines = std::move(fresh);
    endResetModel();
}

int FileListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant FileListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return line.name;
    case LineRole:
        return line.rows;
    case LeftOutRole:
        return line.isLeftOut;
    case Qt::AccessibleTextRole:
        return line.name + QStringLiteral(", ") + line.rows;
    case Qt::ToolTipRole:
        return plainToolTip(line.name);
    default:
        return {};
    }
}

FileList::FileList(FileListModel& files, QWidget* parent) : QListView(parent) {
    vignette::setRole(this, WidgetRole::Plain);
    setAccessibleName(tr("Files"));
    setAccessibleDescription(tr("The Delete key leaves the chosen file out."));
    setModel(&files);
    setItemDelegate(new FileDelegate(this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    setMinimumHeight(2 * kRowHeight);
}

void FileList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete && currentIndex().isValid()) {
        emit removalRequested();
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace vignette
