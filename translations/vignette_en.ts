<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
    <context>
        <name>Collect</name>
        <message numerus="yes">
            <source>the last %n month(s)</source>
            <translation>
                <numerusform>the last %n month</numerusform>
                <numerusform>the last %n months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the last %n day(s)</source>
            <translation>
                <numerusform>the last %n day</numerusform>
                <numerusform>the last %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) of the codebook fit no field of this study.</source>
            <translation>
                <numerusform>%n row of the codebook fit no field of this study.</numerusform>
                <numerusform>%n rows of the codebook fit no field of this study.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JobWords</name>
        <message numerus="yes">
            <source>about %n second(s) left</source>
            <translation>
                <numerusform>about %n second left</numerusform>
                <numerusform>about %n seconds left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>about %n minute(s) left</source>
            <translation>
                <numerusform>about %n minute left</numerusform>
                <numerusform>about %n minutes left</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Segment</name>
        <message numerus="yes">
            <source>Widest gap above data without groups: %n point(s) at %1.</source>
            <translation>
                <numerusform>Widest gap above data without groups: %n point at %1.</numerusform>
                <numerusform>Widest gap above data without groups: %n points at %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>You asked for %1: re-test overlap %2, %n point(s) above data without groups.</source>
            <translation>
                <numerusform>You asked for %1: re-test overlap %2, %n point above data without groups.</numerusform>
                <numerusform>You asked for %1: re-test overlap %2, %n points above data without groups.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::CollectPage</name>
        <message numerus="yes">
            <source>%n file(s) dropped. Nothing is stored until you bring them in.</source>
            <translation>
                <numerusform>%n file dropped. Nothing is stored until you bring them in.</numerusform>
                <numerusform>%n files dropped. Nothing is stored until you bring them in.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Bring in %n file(s)</source>
            <translation>
                <numerusform>Bring in %n file</numerusform>
                <numerusform>Bring in %n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::ContrastModel</name>
        <message numerus="yes">
            <source>%n patient(s) with a value</source>
            <translation>
                <numerusform>%n patient with a value</numerusform>
                <numerusform>%n patients with a value</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::ExportPage</name>
        <message numerus="yes">
            <source>%n text(s) written by the team leave as they are: make sure that none of them names a patient.</source>
            <translation>
                <numerusform>%n text written by the team leave as they are: make sure that none of them names a patient.</numerusform>
                <numerusform>%n texts written by the team leave as they are: make sure that none of them names a patient.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Saved %n file(s) to %1</source>
            <translation>
                <numerusform>Saved %n file to %1</numerusform>
                <numerusform>Saved %n files to %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::FieldChooser</name>
        <message numerus="yes">
            <source>%n field(s) used to form</source>
            <translation>
                <numerusform>%n field used to form</numerusform>
                <numerusform>%n fields used to form</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::FieldDetail</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n different value(s)</source>
            <translation type="unfinished">
                <numerusform>%n different value</numerusform>
                <numerusform>%n different values</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::FieldModel</name>
        <message numerus="yes">
            <source>Use of %n field(s)</source>
            <translation>
                <numerusform>Use of %n field</numerusform>
                <numerusform>Use of %n fields</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::FieldsPanel</name>
        <message numerus="yes">
            <source>%n field(s) need a name before a card may speak of them. They stand first.</source>
            <translation>
                <numerusform>%n field need a name before a card may speak of them. They stand first.</numerusform>
                <numerusform>%n fields need a name before a card may speak of them. They stand first.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in all</source>
            <translation>
                <numerusform>%n in all</numerusform>
                <numerusform>%n in all</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::HeaderBar</name>
        <message numerus="yes">
            <source>new study · %n file(s)</source>
            <translation>
                <numerusform>new study · %n file</numerusform>
                <numerusform>new study · %n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::ImportSummary</name>
        <message numerus="yes">
            <source>%n cell(s)</source>
            <translation>
                <numerusform>%n cell</numerusform>
                <numerusform>%n cells</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::KeepDialog</name>
        <message numerus="yes">
            <source>, with %n edited text(s)</source>
            <translation>
                <numerusform>, with %n edited text</numerusform>
                <numerusform>, with %n edited texts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::LikenessPanel</name>
        <message numerus="yes">
            <source>A picture of %n persona(s): near means similar.</source>
            <translation>
                <numerusform>A picture of %n persona: near means similar.</numerusform>
                <numerusform>A picture of %n personas: near means similar.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::NumberCard</name>
        <message numerus="yes">
            <source>%n segment(s)</source>
            <translation>
                <numerusform>%n segment</numerusform>
                <numerusform>%n segments</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Try %n segment(s)</source>
            <translation>
                <numerusform>Try %n segment</numerusform>
                <numerusform>Try %n segments</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::PersonasOverview</name>
        <message numerus="yes">
            <source>%n group(s) of patients and what each needs.</source>
            <translation>
                <numerusform>%n group of patients and what each needs.</numerusform>
                <numerusform>%n groups of patients and what each needs.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more group(s) did not stay together when the patients were redrawn, and are not shown.</source>
            <translation>
                <numerusform>%n more group did not stay together when the patients were redrawn, and is not shown.</numerusform>
                <numerusform>%n more groups did not stay together when the patients were redrawn, and are not shown.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more group(s) have fewer than 11 people and are not shown.</source>
            <translation>
                <numerusform>%n more group has fewer than 11 people and is not shown.</numerusform>
                <numerusform>%n more groups have fewer than 11 people and are not shown.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n field(s) have no plain label yet and stand on no card.</source>
            <translation>
                <numerusform>%n field has no plain label yet and stand on no card.</numerusform>
                <numerusform>%n fields have no plain label yet and stand on no card.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::ProposalView</name>
        <message numerus="yes">
            <source>%n checked</source>
            <translation>
                <numerusform>%n checked</numerusform>
                <numerusform>%n checked</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::SetAsideDialog</name>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n row</numerusform>
                <numerusform>%n rows</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::TryCard</name>
        <message numerus="yes">
            <source>Try %n segment(s)</source>
            <translation>
                <numerusform>Try %n segment</numerusform>
                <numerusform>Try %n segments</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::ViewsCard</name>
        <message numerus="yes">
            <source>%n field(s) used to form</source>
            <translation>
                <numerusform>%n field used to form</numerusform>
                <numerusform>%n fields used to form</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n only to check</source>
            <translation>
                <numerusform>%n only to check</numerusform>
                <numerusform>%n only to check</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vignette::Workbench</name>
        <message numerus="yes">
            <source>%n persona(s)</source>
            <translation>
                <numerusform>%n persona</numerusform>
                <numerusform>%n personas</numerusform>
            </translation>
        </message>
    </context>
</TS>
