#include "portrait_sheet.h"

#include "core/model/portrait_draw.h"
#include "ui/portrait/portrait.h"

#include <vector>

namespace vignette {

namespace {

using Recipe = PortraitRecipe;
using Age = Recipe::Age;
using Sex = Recipe::Sex;
using Hair = Recipe::Hair;
using Colour = Recipe::HairColour;
using Beard = Recipe::Beard;
using Glasses = Recipe::Glasses;
using Clothing = Recipe::Clothing;
using Covering = Recipe::Covering;

constexpr int kSide = 170;
constexpr int kGap = 8;
constexpr int kColumns = 8;

using Row = std::vector<Recipe>;

struct Style {
    Hair hair;
    Colour colour;
    Clothing clothing;
    Glasses glasses = Glasses::None;
    Beard beard = Beard::None;
};

/// A row of one age and sex over the eight tones.
Row rowOf(Age age, Sex sex, const std::vector<Style>& styles) {
    Row row;
    for (std::size_t i = 0; i < styles.size(); ++i) {
        Recipe recipe;
        recipe.age = age;
        recipe.sex = sex;
        recipe.skin = static_cast<std::uint8_t>(i);
        recipe.hair = styles[i].hair;
        recipe.hairColour = styles[i].colour;
        recipe.clothing = styles[i].clothing;
        recipe.glasses = styles[i].glasses;
        recipe.beard = styles[i].beard;
        const auto mix = static_cast<std::uint8_t>(i * 3 + static_cast<std::size_t>(age) * 5);
        recipe.clothingColour = mix % Recipe::kClothingColours;
        recipe.background =
            static_cast<std::uint8_t>(i + static_cast<std::size_t>(age)) % Recipe::kBackgrounds;
        recipe.face = static_cast<Recipe::Face>(i % 4);
        recipe.eyes = static_cast<Recipe::Eyes>(mix % 3);
        recipe.nose = static_cast<Recipe::Nose>(mix % 4);
        recipe.hasEarrings = sex == Sex::Female && age >= Age::Young && i % 3 == 0;
        row.push_back(recipe);
    }
    return row;
}

Row children() {
    return rowOf(Age::Child, Sex::Female,
                 {{Hair::StraightFringe, Colour::Blond, Clothing::Crew},
                  {Hair::Pigtails, Colour::Auburn, Clothing::Crew},
                  {Hair::Ponytail, Colour::Brown, Clothing::Hoodie},
                  {Hair::StraightFringe, Colour::Black, Clothing::Crew, Glasses::Dark},
                  {Hair::Pigtails, Colour::Black, Clothing::Crew},
                  {Hair::LongCurls, Colour::Black, Clothing::Collar},
                  {Hair::Braids, Colour::Black, Clothing::Hoodie},
                  {Hair::Afro, Colour::Black, Clothing::Crew}});
}

Row teens() {
    return rowOf(Age::Teen, Sex::Unstated,
                 {{Hair::Curls, Colour::Auburn, Clothing::VNeck},
                  {Hair::Short, Colour::Blond, Clothing::Hoodie},
                  {Hair::Pixie, Colour::Brown, Clothing::Crew},
                  {Hair::StraightFringe, Colour::Black, Clothing::Collar},
                  {Hair::Curls, Colour::Black, Clothing::VNeck, Glasses::Steel},
                  {Hair::ShortAfro, Colour::Black, Clothing::Hoodie},
                  {Hair::Locs, Colour::Black, Clothing::Crew},
                  {Hair::Crew, Colour::Black, Clothing::Collar}});
}

Row youngWomen() {
    return rowOf(Age::Young, Sex::Female,
                 {{Hair::Wavy, Colour::Auburn, Clothing::Crew},
                  {Hair::Long, Colour::Blond, Clothing::Blouse},
                  {Hair::Bob, Colour::Brown, Clothing::Collar, Glasses::Dark},
                  {Hair::Long, Colour::Black, Clothing::RollNeck},
                  {Hair::LongCurls, Colour::Black, Clothing::Crew},
                  {Hair::Ponytail, Colour::Black, Clothing::VNeck},
                  {Hair::Afro, Colour::Black, Clothing::Collar},
                  {Hair::Braids, Colour::Black, Clothing::Crew}});
}

Row youngMen() {
    return rowOf(Age::Young, Sex::Male,
                 {{Hair::Short, Colour::Blond, Clothing::VNeck, Glasses::Dark},
                  {Hair::Curls, Colour::Auburn, Clothing::Collar, Glasses::None, Beard::Stubble},
                  {Hair::SideParted, Colour::Brown, Clothing::Hoodie},
                  {Hair::Short, Colour::Black, Clothing::Crew},
                  {Hair::Crew, Colour::Black, Clothing::VNeck, Glasses::None, Beard::Stubble},
                  {Hair::Curls, Colour::Black, Clothing::Collar},
                  {Hair::ShortAfro, Colour::Black, Clothing::Hoodie},
                  {Hair::Locs, Colour::Black, Clothing::Crew, Glasses::Dark}});
}

Row middleWomen() {
    return rowOf(Age::Middle, Sex::Female,
                 {{Hair::Pixie, Colour::Salt, Clothing::Cardigan},
                  {Hair::Bob, Colour::Auburn, Clothing::VNeck, Glasses::Dark},
                  {Hair::LowBun, Colour::Brown, Clothing::Cardigan},
                  {Hair::Bob, Colour::Dark, Clothing::Blazer, Glasses::Steel},
                  {Hair::Wavy, Colour::Salt, Clothing::Blouse},
                  {Hair::Curls, Colour::Black, Clothing::VNeck},
                  {Hair::Crew, Colour::Black, Clothing::Cardigan},
                  {Hair::ShortAfro, Colour::Salt, Clothing::Blazer, Glasses::Dark}});
}

Row middleMen() {
    return rowOf(Age::Middle, Sex::Male,
                 {{Hair::Receding, Colour::Salt, Clothing::VNeck, Glasses::Dark},
                  {Hair::Short, Colour::Salt, Clothing::Cardigan, Glasses::None, Beard::Full},
                  {Hair::Receding, Colour::Dark, Clothing::Blazer},
                  {Hair::SideParted, Colour::Dark, Clothing::Collar, Glasses::None, Beard::Moustache},
                  {Hair::Balding, Colour::Black, Clothing::VNeck, Glasses::Steel},
                  {Hair::Crew, Colour::Salt, Clothing::Cardigan},
                  {Hair::None, Colour::Black, Clothing::Blazer, Glasses::Dark, Beard::Goatee},
                  {Hair::ShortAfro, Colour::Salt, Clothing::Collar}});
}

Row olderWomen() {
    return rowOf(Age::Older, Sex::Female,
                 {{Hair::SetCurls, Colour::White, Clothing::RollNeck},
                  {Hair::Bob, Colour::Grey, Clothing::Cardigan, Glasses::Dark},
                  {Hair::Pixie, Colour::Grey, Clothing::Cardigan},
                  {Hair::Bun, Colour::Grey, Clothing::Collar},
                  {Hair::LowBun, Colour::Salt, Clothing::RollNeck, Glasses::Brown},
                  {Hair::SetCurls, Colour::Grey, Clothing::Cardigan, Glasses::Dark},
                  {Hair::ShortAfro, Colour::Grey, Clothing::Blazer},
                  {Hair::Pixie, Colour::Grey, Clothing::Collar}});
}

Row oldestMen() {
    return rowOf(Age::Oldest, Sex::Male,
                 {{Hair::Thin, Colour::White, Clothing::Collar, Glasses::Brown},
                  {Hair::Balding, Colour::White, Clothing::Cardigan},
                  {Hair::Receding, Colour::White, Clothing::RollNeck, Glasses::None, Beard::Moustache},
                  {Hair::Crew, Colour::Grey, Clothing::Cardigan},
                  {Hair::Balding, Colour::White, Clothing::Collar, Glasses::Steel},
                  {Hair::Receding, Colour::White, Clothing::Blazer, Glasses::Dark},
                  {Hair::Thin, Colour::White, Clothing::RollNeck},
                  {Hair::None, Colour::White, Clothing::Cardigan, Glasses::Gold, Beard::Full}});
}

Row oldestWomen() {
    return rowOf(Age::Oldest, Sex::Female,
                 {{Hair::SetCurls, Colour::White, Clothing::Cardigan, Glasses::Dark},
                  {Hair::Bun, Colour::White, Clothing::Collar},
                  {Hair::Thin, Colour::White, Clothing::Cardigan},
                  {Hair::LowBun, Colour::White, Clothing::RollNeck, Glasses::Dark},
                  {Hair::SetCurls, Colour::White, Clothing::Blouse},
                  {Hair::Bun, Colour::Grey, Clothing::Collar},
                  {Hair::SetCurls, Colour::Grey, Clothing::Cardigan},
                  {Hair::Crew, Colour::White, Clothing::RollNeck, Glasses::Gold}});
}

Row coverings() {
    Row row = rowOf(Age::Adult, Sex::Female,
                    {{Hair::Long, Colour::Dark, Clothing::Crew},
                     {Hair::Long, Colour::Dark, Clothing::Crew, Glasses::Dark},
                     {Hair::Short, Colour::Dark, Clothing::Collar, Glasses::None, Beard::Full},
                     {Hair::Short, Colour::White, Clothing::Collar, Glasses::None, Beard::Long},
                     {Hair::Short, Colour::Dark, Clothing::Collar, Glasses::None, Beard::Full},
                     {Hair::Bun, Colour::Black, Clothing::Crew},
                     {Hair::None, Colour::Brown, Clothing::VNeck},
                     {Hair::None, Colour::Black, Clothing::Crew}});
    constexpr Covering kCoverings[] = {Covering::Hijab,  Covering::Hijab,  Covering::Turban,
                                       Covering::Turban, Covering::Kippah, Covering::Headwrap,
                                       Covering::Cap,    Covering::None};
    constexpr std::uint8_t kSkins[] = {3, 1, 4, 2, 1, 7, 1, 5};
    for (std::size_t i = 0; i < row.size(); ++i) {
        row[i].covering = kCoverings[i];
        row[i].skin = kSkins[i];
        row[i].scarfColour = static_cast<std::uint8_t>(i) % Recipe::kScarfColours;
        if (row[i].beard != Beard::None) row[i].sex = Sex::Male;
    }
    row[1].age = row[3].age = Age::Older;
    row[6].mood = Recipe::Mood::Calm;
    return row;
}

Row aids() {
    Row row = rowOf(Age::Older, Sex::Male,
                    {{Hair::Balding, Colour::Grey, Clothing::Cardigan, Glasses::None, Beard::Moustache},
                     {Hair::Thin, Colour::White, Clothing::Collar},
                     {Hair::Short, Colour::Black, Clothing::Hoodie},
                     {Hair::Bun, Colour::White, Clothing::Cardigan},
                     {Hair::Wisps, Colour::Brown, Clothing::Crew},
                     {Hair::Wisps, Colour::Black, Clothing::Crew},
                     {Hair::Bob, Colour::Dark, Clothing::Crew},
                     {Hair::Bob, Colour::Dark, Clothing::Crew}});
    constexpr std::uint8_t kSkins[] = {6, 1, 3, 4, 1, 6, 2, 2};
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i].skin = kSkins[i];
    row[0].hasHearingAid = row[1].hasNasalOxygen = row[2].hasWheelchair = row[3].hasWheelchair = true;
    row[2].age = Age::Young;
    row[3].age = Age::Oldest;
    row[4].age = row[5].age = Age::Baby;
    row[6].age = row[7].age = Age::Adult;
    row[3].sex = row[6].sex = row[7].sex = Sex::Female;
    row[4].sex = row[5].sex = Sex::Unstated;
    row[6].mood = Recipe::Mood::Calm;
    row[7].mood = Recipe::Mood::Concern;
    return row;
}

Row childAids() {
    Row row = children();
    for (Recipe& recipe : row)
        recipe.sex = Sex::Male;
    row[0].hasNasalOxygen = row[1].hasWheelchair = row[2].hasHearingAid = true;
    row[0].hair = Hair::SideParted;
    row[1].hair = Hair::Crew;
    row[2].hair = Hair::Curls;
    row[3].covering = Covering::Cap;
    row[4].covering = Covering::Headwrap;
    row[5].hair = Hair::ShortAfro;
    row[6].hair = Hair::Crew;
    row[7].age = Age::Baby;
    row[7].hair = Hair::Crew;
    return row;
}

Row seededRow(Age age, Sex sex) {
    Row row;
    for (int i = 0; i < kColumns; ++i) {
        const auto key = std::to_string(static_cast<int>(age)) + "-" + std::to_string(static_cast<int>(sex)) +
                         "-" + std::to_string(i);
        row.push_back(portraitFromSeed(sha256("portrait-v1|" + key), age, sex,
                                       static_cast<std::uint8_t>(i % Recipe::kSkinTones)));
    }
    return row;
}

QImage sheetOf(const std::vector<Row>& rows, const QColor& page) {
    QImage sheet(kColumns * (kSide + kGap) + kGap, static_cast<int>(rows.size()) * (kSide + kGap) + kGap,
                 QImage::Format_RGB32);
    sheet.fill(page);
    QPainter painter(&sheet);
    for (int y = 0; y < static_cast<int>(rows.size()); ++y)
        for (int x = 0; x < static_cast<int>(rows[y].size()); ++x)
            paintPortrait(painter, QRectF(kGap + x * (kSide + kGap), kGap + y * (kSide + kGap), kSide, kSide),
                          rows[y][x]);
    return sheet;
}

} // namespace

QImage chosenPortraits(const QColor& page) {
    return sheetOf({children(), childAids(), teens(), youngWomen(), youngMen(), middleWomen(), middleMen(),
                    olderWomen(), oldestWomen(), oldestMen(), coverings(), aids()},
                   page);
}

QImage seededPortraits(const QColor& page) {
    std::vector<Row> rows;
    for (int age = 0; age <= static_cast<int>(Age::Oldest); ++age)
        for (const Sex sex : {Sex::Female, Sex::Male, Sex::Unstated})
            rows.push_back(seededRow(static_cast<Age>(age), sex));
    return sheetOf(rows, page);
}

} // namespace vignette
