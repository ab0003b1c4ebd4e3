#include "ui/theme/style_sheet.h"

#include "ui/theme/base_style.h"
#include "ui/theme/fonts.h"

#include <QApplication>
#include <QStyle>
#include <QToolTip>
#include <QWidget>

#include <array>
#include <utility>

// Must stand outside any namespace: it names a function that the resource compiler writes.
static void loadIndicators() {
    Q_INIT_RESOURCE(indicators);
}

namespace vignette {
namespace {

constexpr std::array kRoleNames = {"plain",       "primary", "secondary", "ghost",  "pill",
                                   "chip",        "card",    "quiet",     "notice", "heading",
                                   "pageHeading", "second",  "muted",     "badge",  "danger"};
static_assert(kRoleNames.size() == static_cast<std::size_t>(WidgetRole::Danger) + 1);

constexpr const char* kGround = R"(
QWidget { color: @text; }
QMainWindow, QDialog, QWidget[role="page"] { background: @page; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px 6px; }
QMenuBar { background: @surface; border-bottom: 1px solid @line; padding: 1px 6px; }
QMenuBar::item { padding: 5px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @accentSoft; }
QMenu { background: @surface; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 26px; border-radius: 4px; }
QMenu::item:selected { background: @accentSoft; color: @text; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QStatusBar { background: @raised; border-top: 1px solid @line; color: @secondary; }
QStatusBar::item { border: none; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
)";

constexpr const char* kFrames = R"(
QFrame[role="card"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
QFrame[role="card"][selected="true"] { border: 2px solid @accent; }
QFrame[role="card"]:focus { border: 2px solid @accent; }
QFrame[role="quiet"] { background: @raised; border: 1px solid @line; border-radius: 8px; }
QFrame[role="notice"] { background: @warnSoft; border: 1px solid @warnLine; border-radius: 7px; }
QLabel { background: transparent; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="pageHeading"] { font-family: "Inter Display", "Inter"; font-size: 19px; font-weight: 700; }
QLabel[role="second"] { color: @secondary; }
QLabel[role="muted"] { color: @muted; font-size: 12px; }
QLabel[role="badge"] { color: @warnText; background: @warnSoft; border: 1px solid @warnLine; border-radius: 4px;
                       padding: 1px 6px; font-size: 11px; font-weight: 600; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QGroupBox { border: 1px solid @line; border-radius: 8px; margin-top: 9px; padding: 10px; background: @surface; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; font-weight: 600; }
)";

constexpr const char* kButtons = R"(
QPushButton { background: @surface; color: @text; border: 1px solid @control; border-radius: 6px; padding: 6px 12px;
              font-weight: 500; min-height: 18px; }
QPushButton:hover { background: @raised; border-color: @muted; }
QPushButton:pressed { background: @accentSoft; }
QPushButton:focus { border: 2px solid @accent; padding: 5px 11px; }
QPushButton:disabled { color: @muted; background: @raised; border-color: @line; }
QPushButton[role="primary"] { background: @accent; color: @onAccent; border: 1px solid @accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accentHover; }
QPushButton[role="primary"]:pressed { background: @accentDown; }
QPushButton[role="primary"]:focus { border: 2px solid @text; padding: 5px 11px; }
QPushButton[role="primary"]:disabled { background: @track; color: @muted; border-color: @line; }
QPushButton[role="danger"] { color: @bad; border-color: @bad; }
QPushButton[role="danger"]:hover { background: @badSoft; }
QPushButton[role="ghost"] { background: transparent; border: 1px solid transparent; }
QPushButton[role="ghost"]:hover { background: @accentSoft; }
QPushButton[role="ghost"]:focus { border: 2px solid @accent; padding: 5px 11px; }
QPushButton[role="pill"] { border-radius: 15px; }
QPushButton[role="chip"] { border-radius: 11px; padding: 2px 9px; min-height: 16px; font-size: 12px; color: @secondary; }
QPushButton[role="chip"]:focus { padding: 1px 8px; }
QPushButton[role="chip"]:checked { background: @accentSoft; border-color: @accent; color: @text; font-weight: 600; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: @accentSoft; }
QToolButton:checked { background: @accentSoft; border-color: @accent; }
QToolButton:focus { border: 2px solid @accent; padding: 3px; }
QToolButton::menu-indicator { image: none; }
QPushButton::menu-indicator { image: url(:/indicators/arrow-@brightness.svg); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }
QPushButton[hasMenu="true"] { padding-right: 26px; }
QCheckBox, QRadioButton { spacing: 7px; padding: 2px; border: 1px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid @accent; border-radius: 4px; }
)";

constexpr const char* kIndicators = R"(
QCheckBox::indicator, QGroupBox::indicator { width: 14px; height: 14px;
    border: 1px solid @muted; border-radius: 3px; background: @surface; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked {
    background: @accent; border-color: @accent; image: url(:/indicators/check-@brightness.svg); }
QCheckBox::indicator:indeterminate { background: @accent;
    border-color: @accent; image: url(:/indicators/partly-@brightness.svg); }
QCheckBox::indicator:disabled { border-color: @control; background: @raised; }
QCheckBox::indicator:checked:disabled { background: @muted; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @muted; border-radius: 8px; background: @surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent; background: @onAccent; }
QRadioButton::indicator:disabled { border-color: @control; background: @raised; }
)";

constexpr const char* kFields = R"(
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit {
    background: @surface; border: 1px solid @control; border-radius: 6px; padding: 5px 8px;
    selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus {
    border: 2px solid @accent; padding: 4px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled { color: @muted; background: @raised; }
QLineEdit[role="pill"] { border-radius: 15px; background: @raised; }
QComboBox { background: @surface; border: 1px solid @control; border-radius: 6px; padding: 4px 8px; min-height: 18px; }
QComboBox:hover { border-color: @muted; }
QComboBox:focus { border: 2px solid @accent; padding: 3px 7px; }
QComboBox:disabled { color: @muted; background: @raised; }
QComboBox[role="pill"] { border-radius: 12px; padding: 2px 10px; background: @raised; }
QComboBox[role="pill"]:focus { padding: 1px 9px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/indicators/arrow-@brightness.svg); width: 12px; height: 12px; margin-right: 6px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @control; selection-background-color: @accentSoft;
                              selection-color: @text; outline: none; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @track; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::handle:horizontal { width: 10px; height: 10px; margin: -5px 0; border-radius: 7px; background: @surface;
                             border: 2px solid @accent; }
QSlider::handle:horizontal:focus { background: @accent; }
QProgressBar { background: @track; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
)";

constexpr const char* kViews = R"(
QAbstractItemView { background: @surface; alternate-background-color: @raised; border: none; gridline-color: @line;
                    selection-background-color: @accentSoft; selection-color: @text; outline: none; }
QTableView, QTreeView, QListView { border: 1px solid @line; border-radius: 6px; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid @accent; }
QTableView::item { padding: 3px 6px; border-bottom: 1px solid @line; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: @accentSoft; color: @text; }
QTableView::item:focus, QTreeView::item:focus, QListView::item:focus { border: 1px solid @accent; }
QListView::item, QTreeView::item { padding: 4px 6px; }
QListView[role="plain"], QTableView[role="plain"], QTreeView[role="plain"] { border: none; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @secondary; border: none; border-bottom: 2px solid @line;
                       padding: 5px 6px 5px 9px; font-weight: 600; font-size: 12px; }
QTableCornerButton::section { background: @surface; border: none; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar::tab { background: transparent; color: @secondary; padding: 7px 12px; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; font-weight: 600; }
QTabBar::tab:focus { background: @accentSoft; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: @control; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

/// Longer names first, so that @accentSoft is not read as @accent.
QString coloured(QString sheet, const ColourTheme& theme) {
    const std::pair<const char*, QColor> colours[] = {
        {"@accentHover", blended(theme.text, theme.accent, 0.12)},
        {"@accentDown", blended(theme.text, theme.accent, 0.24)},
        {"@accentSoft", theme.accentSoft},
        {"@onAccent", theme.onAccent},
        {"@accent", theme.accent},
        {"@warnLine", blended(theme.warn, theme.warnSoft, 0.45)},
        {"@warnSoft", theme.warnSoft},
        {"@warnText", theme.warnText},
        {"@badSoft", theme.badSoft},
        {"@bad", theme.bad},
        {"@secondary", theme.secondary},
        {"@surface", theme.surface},
        {"@control", theme.control},
        {"@raised", theme.raised},
        {"@muted", theme.muted},
        {"@track", theme.track},
        {"@page", theme.page},
        {"@line", theme.line},
        {"@text", theme.text},
    };
    for (const auto& [name, colour] : colours)
        sheet.replace(QLatin1String(name), colour.name());
    const bool isLight = theme.mode == ColourTheme::Mode::Light;
    sheet.replace(QLatin1String("@brightness"), isLight ? QStringLiteral("light") : QStringLiteral("dark"));
    return sheet;
}

ColourTheme& themeInForce() {
    static ColourTheme theme = lightTheme();
    return theme;
}

} // namespace

void setRole(QWidget* widget, WidgetRole role) {
    widget->setProperty("role", QString::fromLatin1(kRoleNames[static_cast<std::size_t>(role)]));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QPalette paletteOf(const ColourTheme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.page);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.surface);
    palette.setColor(QPalette::AlternateBase, theme.raised);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Button, theme.surface);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.onAccent);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::Light, theme.raised);
    palette.setColor(QPalette::Midlight, theme.line);
    palette.setColor(QPalette::Mid, theme.control);
    palette.setColor(QPalette::Dark, theme.muted);
    palette.setColor(QPalette::Shadow, theme.text);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, theme.muted);
    }
    return palette;
}

QString styleSheetOf(const ColourTheme& theme) {
    const QString sheet = QString::fromLatin1(kGround) + QString::fromLatin1(kFrames) +
                          QString::fromLatin1(kButtons) + QString::fromLatin1(kIndicators) +
                          QString::fromLatin1(kFields) + QString::fromLatin1(kViews);
    return coloured(sheet, theme);
}

const ColourTheme& currentTheme() {
    return themeInForce();
}

void applyTheme(QApplication& application, const ColourTheme& theme) {
    loadIndicators();
    themeInForce() = theme;
    // The same on every desktop, whose own style would mix its colours in. Set once: a style sheet wraps it.
    static bool isStyleSet = false;
    if (!std::exchange(isStyleSet, true)) QApplication::setStyle(new BaseStyle);
    QApplication::setFont(screenFont(kBodyPixels));
    QApplication::setPalette(paletteOf(theme));
    QToolTip::setPalette(paletteOf(theme));
    application.setStyleSheet(styleSheetOf(theme));
}

} // namespace vignette
