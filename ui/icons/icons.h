#pragma once

#include <QColor>
#include <QIcon>
#include <QPainter>
#include <QRectF>

namespace vignette {

/// The line icons of the program (Lucide, resources/icons/README.md).
enum class IconName {
    Hospital,
    Database,
    Shapes,
    Users,
    User,
    FileOutput,
    FileText,
    FilePlus,
    Search,
    Megaphone,
    Stethoscope,
    Microscope,
    ShieldCheck,
    Settings,
    CircleCheck,
    CircleDashed,
    CircleHelp,
    Info,
    TriangleAlert,
    Eye,
    EyeOff,
    ScanEye,
    Calendar,
    CalendarCheck,
    KeyRound,
    Lock,
    Inbox,
    Upload,
    Download,
    FolderOpen,
    Save,
    Pencil,
    Phone,
    MessageSquare,
    Laptop,
    Mail,
    MapPin,
    House,
    Bus,
    Languages,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    ChevronDown,
    ArrowRight,
    Check,
    X,
    Plus,
    Minus,
    Undo,
    Redo,
    Refresh,
    History,
    Moon,
    Sun,
    Monitor,
    Contrast,
    Image,
    Printer,
    Copy,
    Trash,
    Ban,
    Link,
    Merge,
    Table,
    List,
    Grid,
    Columns,
    Filter,
    Sliders,
    Menu,
    Ellipsis,
    Play,
    Sparkles,
    Shuffle,
    Star,
    Tag,
    ClipboardList,
    Activity,
    HeartPulse,
    Pill,
    Wallet,
    ExternalLink,
};
inline constexpr IconName kLastIcon = IconName::ExternalLink;

/// Drawn anew at each size and pixel ratio, so always crisp. The second colour is for the checked or selected
/// state, and stands in for the first when it is not valid; disabled icons are drawn at 40 %.
QIcon icon(IconName name, const QColor& colour, const QColor& checkedColour = QColor());

/// As vectors, on any painter; the painter comes back as it was.
void paintIcon(QPainter& painter, const QRectF& box, IconName name, const QColor& colour);

} // namespace vignette
