#pragma once

#include <QAbstractListModel>
#include <QListView>

#include <vector>

namespace vignette {

struct ImportProposal;

/// The files of a proposal, as the list shows them.
class FileListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        LineRole = Qt::UserRole, ///< "20,042 rows · 42 set aside"
        LeftOutRole,             ///< bool: not brought in until it has a key
    };

    explicit FileListModel(QObject* parent) : QAbstractListModel(parent) {}
    void show(const ImportProposal& proposal);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Line {
        QString name;
        QString rows;
        bool isLeftOut = false;
        bool operator==(const Line&) const = default;
    };
    std::vector<Line> m_lines;
};

/// Files under each other: icon, name, rows; Delete takes the current one out.
class FileList : public QListView {
    Q_OBJECT

public:
    FileList(FileListModel& files, QWidget* parent);

signals:
    void removalRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace vignette
