#include "core/ingest/encodings.h"

#include "core/ingest/guess_dialect.h"
#include "core/ingest/preview_extract.h"
#include "core/ingest/text_stream.h"
#include "test_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vignette::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Encoded {
    std::string encoding;
    std::string bytes;
    std::string utf8;
};

/// The same small tables as Python 3.11's own codecs write them.
const std::vector<Encoded> kEncoded = {
    {"windows-1250", "id,jm\351no\n1,\216lu\235ou\350k\375 k\371\362\n2,\243\363d\237\n3,P\370\355li\232\n",
     "id,jm\303\251no\n1,\305\275lu\305\245ou\304\215k\303\275 "
     "k\305\257\305\210\n2,\305\201\303\263d\305\272\n3,P\305\231\303\255li\305\241\n"},
    {"windows-1251",
     "id,\350\354\377\n1,\310\342\340\355\356\342 "
     "\317\270\362\360\n2,\314\356\361\352\342\340\n3,\301\356\353\374\355\350\366\340\n",
     "id,\320\270\320\274\321\217\n1,\320\230\320\262\320\260\320\275\320\276\320\262 "
     "\320\237\321\221\321\202\321\200\n2,\320\234\320\276\321\201\320\272\320\262\320\260\n3,"
     "\320\221\320\276\320\273\321\214\320\275\320\270\321\206\320\260\n"},
    {"windows-1253", "id,\374\355\357\354\341\n1,\303\351\334\355\355\347\362\n2,\301\350\336\355\341\n",
     "id,\317\214\316\275\316\277\316\274\316\261\n1,"
     "\316\223\316\271\316\254\316\275\316\275\316\267\317\202\n2,"
     "\316\221\316\270\316\256\316\275\316\261\n"},
    {"windows-1254", "id,ad\n1,A\360r\375\n2,\335zmir \336i\376li\n",
     "id,ad\n1,A\304\237r\304\261\n2,\304\260zmir \305\236i\305\237li\n"},
    {"windows-1257", "id,v\342rds\n1,J\342nis B\347rzi\362\360\n2,\336emait\353\n",
     "id,v\304\201rds\n1,J\304\201nis B\304\223rzi\305\206\305\241\n2,\305\275emait\304\227\n"},
    {"ISO-8859-2", "id,jm\351no\n1,\256lu\273ou\350k\375\n2,\243\363d\274\n",
     "id,jm\303\251no\n1,\305\275lu\305\245ou\304\215k\303\275\n2,\305\201\303\263d\305\272\n"},
    {"ISO-8859-15", "id,prix\n1,12 \244\n2,\274uvre\n", "id,prix\n1,12 \342\202\254\n2,\305\222uvre\n"},
    {"KOI8-R", "id,\311\315\321\n1,\355\317\323\313\327\301\n",
     "id,\320\270\320\274\321\217\n1,\320\234\320\276\321\201\320\272\320\262\320\260\n"},
    {"Shift_JIS", "id|\226\274\221O\n1|\225\\\216\246\203\\\224\\\n2|\217\\\227\\\215\\\203|\n",
     "id|\345\220\215\345\211\215\n1|\350\241\250\347\244\272\343\202\275\350\203\275\n2|"
     "\345\215\201\344\272\210\346\247\213\343\203\235\n"},
    {"EUC-JP", "id,\314\276\301\260\n1,\311\275\274\250\245\275\307\275\n2,\305\354\265\376\n",
     "id,\345\220\215\345\211\215\n1,\350\241\250\347\244\272\343\202\275\350\203\275\n2,"
     "\346\235\261\344\272\254\n"},
    {"GB18030", "id,\320\325\303\373\n1,\261\261\276\251\322\275\324\272\n2,\2019\3569\242\343\n",
     "id,\345\247\223\345\220\215\n1,\345\214\227\344\272\254\345\214\273\351\231\242\n2,"
     "\343\220\200\342\202\254\n"},
    {"Big5", "id,\251m\246W\n1,\263\\\245\\\273\\\n2,\245x\245_\n",
     "id,\345\247\223\345\220\215\n1,\350\250\261\345\212\237\350\223\213\n2,\345\217\260\345\214\227\n"},
    {"EUC-KR", "id,\300\314\270\247\n1,\274\255\277\357\n",
     "id,\354\235\264\353\246\204\n1,\354\204\234\354\232\270\n"},
};

std::string decodedBy(const std::string& encoding, std::string_view bytes, std::size_t piece) {
    Utf8Decoder decoder(encoding);
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        decoder.decode(bytes.substr(at, piece), out);
    decoder.finish(out);
    return out;
}

TEST(Encodings, AreDecodedInPiecesOfAnySize) {
    for (const Encoded& example : kEncoded)
        for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{1'000}}) {
            EXPECT_EQ(decodedBy(example.encoding, example.bytes, piece), example.utf8) << example.encoding;
            EXPECT_EQ(Utf8Decoder(example.encoding).sourceLength(example.utf8), example.bytes.size())
                << example.encoding;
        }
}

TEST(Encodings, GiveTheSameRowsAsUtf8) {
    const TempFolder folder;
    for (const Encoded& example : kEncoded) {
        Dialect dialect;
        dialect.delimiter = example.utf8[2];
        const Rows expected = rowsOf(folder.write("utf8.csv", example.utf8), dialect);
        const auto file = folder.write("encoded.csv", example.bytes);
        dialect.encoding = example.encoding;
        EXPECT_EQ(rowsOf(file, dialect, {.rowsPerBlock = 1, .tailBytes = 1}), expected) << example.encoding;
        EXPECT_EQ(reportOf(file, dialect).malformedCells, 0U) << example.encoding;
        EXPECT_EQ(previewExtract(file, dialect).rows, expected) << example.encoding;
    }
}

/// Second bytes of 0x5C and 0x7C are part of a character, neither escape nor delimiter.
TEST(Encodings, KeepSecondBytesOfShiftJisTogether) {
    const TempFolder folder;
    Dialect dialect;
    dialect.delimiter = '|';
    dialect.escape = '\\';
    dialect.encoding = "Shift_JIS";
    const auto file = folder.write("a.csv", "a|b\n\x95\x5C|\x83\x7C\n\"\x83\x5C\"|x\n"); // 表 ポ ソ
    EXPECT_THAT(rowsOf(file, dialect),
                ElementsAre(ElementsAre("\xE8\xA1\xA8", "\xE3\x83\x9D"), ElementsAre("\xE3\x82\xBD", "x")));
}

/// What patients and their doctors write, as Python 3.11 encodes it.
const std::vector<std::pair<std::string, std::string>> kSentences = {
    {"Shift_JIS", "id,text\n0,"
                  "\"\212\263\216\322\202\315\223\252\222\311\202\306\202\337\202\334\202\242\202\360\221i"
                  "\202\246\202\304\227\210\211@\202\265\202\275\"\n1,"
                  "\"\214\214\210\263\202\252\215\202\202\242\202\275\202\337\226\362\202\360\217\210\225\373"
                  "\202\263\202\352\202\275\"\n2,\"\217\227\220\253\"\n3,\"\203A\203\214\203\213\203M\201["
                  "\202\315\202\240\202\350\202\334\202\271\202\361\"\n"},
    {"EUC-JP",
     "id,text\n0,"
     "\"\264\265\274\324\244\317\306\254\304\313\244\310\244\341\244\336\244\244\244\362\301\312\244\250\244"
     "\306\315\350\261\241\244\267\244\277\"\n1,"
     "\"\267\354\260\265\244\254\271\342\244\244\244\277\244\341\314\364\244\362\275\350\312\375\244\265\244"
     "\354\244\277\"\n2,"
     "\"\245\242\245\354\245\353\245\256\241\274\244\317\244\242\244\352\244\336\244\273\244\363\"\n"},
    {"Big5",
     "id,text\n0,\"\257f\244H\246]\254\260\300Y\265h\250\323\254\335\302\345\245\315\"\n1,"
     "\"\246\345\300\243\253\334\260\252\251\322\245H\266}\244F\303\304\"\n2,\"\244k\251\312\"\n3,"
     "\"\250S\246\263\271L\261\323\"\n4,\"\247\332\255\314\252\272\302\345\260|\246b\245x\245_\245\253\"\n"},
    {"GB18030",
     "id,text\n0,\"\262\241\310\313\322\362\316\252\315\267\315\264\300\264\277\264\322\275\311\372\"\n1,"
     "\"\321\252\321\271\272\334\270\337\313\371\322\324\277\252\301\313\322\251\"\n2,"
     "\"\305\256\320\324\"\n3,\"\303\273\323\320\271\375\303\364\"\n4,"
     "\"\316\322\303\307\265\304\322\275\324\272\324\332\261\261\276\251\312\320\"\n"},
    {"EUC-KR",
     "id,text\n0,\"\310\257\300\332\264\302 \265\316\305\353\300\273 \310\243\274\322\307\317\270\347 "
     "\263\273\277\370\307\317\277\264\264\331\"\n1,\"\307\367\276\320\300\314 \263\364\276\306\274\255 "
     "\276\340\300\273 \303\263\271\346\271\336\276\322\264\331\"\n2,\"\277\251\274\272\"\n"},
    {"windows-1251",
     "id,text\n0,\"\317\340\366\350\345\355\362 \346\340\353\363\345\362\361\377 \355\340 "
     "\343\356\353\356\342\355\363\376 \341\356\353\374\"\n1,\"\317\356\342\373\370\345\355\355\356\345 "
     "\344\340\342\353\345\355\350\345, \355\340\347\355\340\367\345\355\356 "
     "\353\345\352\340\360\361\362\342\356\"\n2,\"\306\345\355\361\352\350\351 \357\356\353\"\n"},
    {"windows-1253",
     "id,text\n0,\"\317 \341\363\350\345\355\336\362 \360\341\361\341\360\357\355\351\335\364\341\351 "
     "\343\351\341 \360\357\355\357\352\335\366\341\353\357\"\n1,\"\325\370\347\353\336 "
     "\341\361\364\347\361\351\341\352\336 \360\337\345\363\347\"\n2,\"\303\365\355\341\337\352\341\"\n"},
    {"windows-1250", "id,text\n0,\"Pacient si st\354\236uje na bolest hlavy a z\341vrat\354, dostal l\351ky "
                     "na vysok\375 krevn\355 tlak\"\n1,\"\216\341dn\341 alergie nebyla zji\232t\354na p\370i "
                     "p\370\355jmu do nemocnice\"\n2,\"Pacjentka skar\277y si\352 na b\363l g\263owy, "
                     "wysokie ci\234nienie i z\263e samopoczucie od wczoraj\"\n"},
    {"windows-1254", "id,text\n0,\"Hasta ba\376 a\360r\375s\375 ve ba\376 d\366nmesi \376ikayetiyle "
                     "geldi\"\n1,\"Y\374ksek tansiyon nedeniyle ila\347 yaz\375ld\375\"\n2,\"Alerjisi yok, "
                     "sigara i\347iyor, \335stanbulda ya\376\375yor\"\n3,G\366\360\374s a\360r\375s\375 "
                     "i\347in kardiyolojiye y\366nlendirildi\n"},
    {"windows-1255",
     "id,text\n0,\"\356\350\345\364\354 \362\355 \353\340\341\351 \370\340\371 \345\347\345\355 "
     "\342\341\345\344\"\n1,\"\344\372\367\341\354 \354\341\351\372 \344\347\345\354\351\355 "
     "\341\351\345\355 \371\360\351\"\n2,\"\340\351\371\344\"\n3,\"\340\351\357 \370\342\351\371\345\372 "
     "\354\372\370\345\364\345\372\"\n"},
    {"windows-1256", "id,text\n0,\"\307\341\343\321\355\326 \355\332\307\344\355 \343\344 \325\317\307\332 "
                     "\324\317\355\317 \346\307\321\312\335\307\332 \326\333\330 "
                     "\307\341\317\343\"\n1,\"\303\344\313\354\"\n2,\"\341\307 \312\346\314\317 "
                     "\315\323\307\323\355\311 \343\344 \307\341\303\317\346\355\311\"\n3,\"\355\332\355\324 "
                     "\335\355 \307\341\336\307\345\321\311 \343\332 \303\323\321\312\345\"\n"},
    {"windows-1257",
     "id,text\n0,\"Pacient\353 skund\376iasi galvos skausmais ir auk\360tu "
     "kraujosp\373d\376iu\"\n1,\"Moteris, gyvena \320iauliuose\"\n2,\"Alergij\370 n\353ra, r\373ko de\360imt "
     "met\370\"\n3,\"Gydytojas i\360ra\360\353 vaist\370 \360ird\376iai, \376mona lyd\353jo ligon\341\"\n"},
    {"ISO-8859-2", "id,text\n0,\"Pacient si st\354\276uje na bolest hlavy a z\341vrat\354, dostal l\351ky na "
                   "vysok\375 krevn\355 tlak\"\n1,\"\256\341dn\341 alergie nebyla zji\271t\354na p\370i "
                   "p\370\355jmu\"\n2,\"Pacjentka skar\277y si\352 na b\363l g\263owy, wysokie ci\266nienie "
                   "i z\263e samopoczucie\"\n"},
    {"ISO-8859-5",
     "id,text\n0,\"\277\320\346\330\325\335\342 \326\320\333\343\325\342\341\357 \335\320 "
     "\323\336\333\336\322\335\343\356 \321\336\333\354\"\n1,\"\277\336\322\353\350\325\335\335\336\325 "
     "\324\320\322\333\325\335\330\325, \335\320\327\335\320\347\325\335\336 "
     "\333\325\332\320\340\341\342\322\336\"\n2,\"\266\325\335\341\332\330\331 "
     "\337\336\333\"\n3,\"\260\333\333\325\340\323\330\330 \335\325\342, \326\330\322\361\342 \322 "
     "\274\336\341\332\322\325\"\n"},
    {"ISO-8859-7",
     "id,text\n0,\"\317 \341\363\350\345\355\336\362 \360\341\361\341\360\357\355\351\335\364\341\351 "
     "\343\351\341 \360\357\355\357\352\335\366\341\353\357\"\n1,\"\325\370\347\353\336 "
     "\341\361\364\347\361\351\341\352\336 "
     "\360\337\345\363\347\"\n2,\"\303\365\355\341\337\352\341\"\n3,\"\304\345\355 \335\367\345\351 "
     "\341\353\353\345\361\343\337\345\362 \363\345 \366\334\361\354\341\352\341\"\n"},
    {"ISO-8859-15",
     "id,text\n0,\"La c\275ur bat trop vite, 20 \244 de plus, l'\275il rouge\"\n1,\"\274d\350me au genou, "
     "s\275ur malade\"\n2,\"La patiente a \351t\351 op\351r\351e \340 l'h\364pital, \351t\351 "
     "difficile\"\n3,\"Le p\350re est d\351c\351d\351 apr\350s une fi\350vre \351lev\351e\"\n"},
    {"KOI8-R",
     "id,text\n0,\"\360\301\303\311\305\316\324 \326\301\314\325\305\324\323\321 \316\301 "
     "\307\317\314\317\327\316\325\300 \302\317\314\330\"\n1,\"\360\317\327\331\333\305\316\316\317\305 "
     "\304\301\327\314\305\316\311\305, \316\301\332\316\301\336\305\316\317 "
     "\314\305\313\301\322\323\324\327\317\"\n2,\"\366\305\316\323\313\311\312 "
     "\320\317\314\"\n3,\"\341\314\314\305\322\307\311\311 \316\305\324, \326\311\327\243\324 \327 "
     "\355\317\323\313\327\305\"\n"},
    {"macintosh", "id,text\n0,\"Die Patientin klagt \237ber Kopfschmerzen, \206belkeit und "
                  "M\237digkeit\"\n1,\"Gr\232\247e 170, Gewicht gem\212\247 Angabe\"\n2,\"Stra\247e "
                  "gesperrt, \200rztin m\237de\"\n3,\"F\237r sp\212ter: Blutdr\237cke pr\237fen\"\n"},
};

TEST(Encodings, AreGuessedFromAFewSentences) {
    const TempFolder folder;
    for (const auto& [encoding, bytes] : kSentences) {
        const std::string guess = guessDialect(folder.write("a.csv", bytes)).encoding;
        EXPECT_EQ(decodedBy(guess, bytes, 1'000), decodedBy(encoding, bytes, 1'000))
            << encoding << " " << guess;
    }
}

TEST(Encodings, StayWesternForAFewAccents) {
    const TempFolder folder;
    for (const char* text : {"id,name\n1,Jos\xE9\n2,Anna\n",
                             "id,name\n1,M\xFCller\n2,Stra\xDF"
                             "e\n",
                             "id,temp\n1,37\xB0\n2,38\xB0\n", "id,dose\n1,5 \xB5g\n2,7 \xB5g\n"}) {
        const std::string encoding = guessDialect(folder.write("a.csv", text)).encoding;
        EXPECT_TRUE(encoding == "windows-1252" || encoding == "ISO-8859-1") << text << encoding;
    }
}

TEST(Encodings, CountCellsWhoseBytesMeanNothing) {
    const TempFolder folder;
    Dialect dialect;
    dialect.encoding = "Shift_JIS";
    const ExtractSurvey japanese =
        surveyOf(folder.write("a.csv", "a,b\n\xFF,1\nx,\x95\x5C\n"), {.dialect = dialect});
    EXPECT_EQ(japanese.malformedCells, 1U);
    dialect.encoding = "windows-1253";
    EXPECT_EQ(reportOf(folder.write("b.csv", "a,b\n\xD2,1\nx,2\n"), dialect).malformedCells, 1U);
    dialect.encoding = "UTF-16LE";
    const std::string lone("a\0\n\0\x3D\xD8\n\0", 8); // half of a pair
    EXPECT_EQ(reportOf(folder.write("c.csv", lone), dialect).malformedCells, 1U);
}

TEST(Encodings, AreRefusedByNameWhenUnknown) {
    const auto failure = failureOf([] { Utf8Decoder decoder("latin-klingon"); });
    EXPECT_EQ(failure->code(), FailureCode::BadUsage);
    EXPECT_THAT(failure->what(), HasSubstr("windows-1250"));
}

} // namespace
} // namespace vignette::test
