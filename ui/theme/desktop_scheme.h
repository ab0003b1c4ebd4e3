#pragma once

#include "ui/theme/theme.h"

#include <QObject>
#include <QVariant>

class QDBusVariant;

namespace vignette {

/// Whether the desktop wants light, dark or high contrast: asked of org.freedesktop.portal.Settings once and
/// heard of when it changes; without a portal (or a session bus) the lightness of the palette at start
/// decides. Source: XDG Desktop Portal, Settings interface, org.freedesktop.appearance.
class DesktopScheme : public QObject {
    Q_OBJECT

public:
    explicit DesktopScheme(QObject* parent = nullptr);

    ColourTheme::Mode mode() const { return m_mode; }

signals:
    void changed(vignette::ColourTheme::Mode mode);

private slots:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void apply();

    uint m_colourScheme = 0; ///< 0 none, 1 dark, 2 light
    uint m_contrast = 0;     ///< 1: more
    bool m_isPaletteDark = false;
    ColourTheme::Mode m_mode = ColourTheme::Mode::Light;
};

} // namespace vignette
