//! The table of keys.

use super::Role;

/// Every role with its keys: the canonical one first, then synonyms, the more specific before the
/// less.
///
/// Keys are compared without regard to case, `_`, `-` and spaces: `startDate` is `start_date`.
pub(in crate::timeline) const KEYS: &[(Role, &[&str])] = &[
    (Role::Id, &["id"]),
    (
        Role::Date,
        &[
            "date", "when", "datetime", "event date", "sort date", "iso date", "year", "period",
            "time", "day", "month", "date range", "time span", "time frame", "date span",
            "timestamp", "ts", "created utc", "dates", "years", "release date", "released",
            "launch date", "publication date", "pub date", "date published", "jahr", "datum",
            "zeit", "zeitraum", "année", "annee", "fecha", "año", "data", "anno", "rok", "år",
            "дата", "год", "日期", "年份", "年", "dtstart date", "ano", "jaar", "data evento",
            "时间", "時間", "時期", "日付", "年月", "年月日", "날짜", "год события", "dato",
            "anio", "periodo", "período", "période", "periode", "zeitpunkt", "datas", "päivämäärä",
            "pvm", "vuosi", "dátum", "év", "tarih", "yıl", "tanggal", "tahun", "ngày", "năm",
            "godina", "година", "рік", "ημερομηνία", "έτος", "연도", "年代", "日時", "تاريخ",
            "التاريخ", "سنة", "תאריך", "שנה",
        ],
    ),
    (
        Role::Label,
        &[
            "display date", "date label", "date display", "date text", "date string", "label date",
            "date shown", "human date", "date words", "date as written", "year label", "year text",
            "year display", "display year",
        ],
    ),
    (
        Role::Precision,
        &[
            "precision", "date precision", "granularity", "resolution", "qualifier",
            "date qualifier", "accuracy", "date accuracy", "certainty", "date certainty", "flag",
            "date flag", "modifier", "date modifier", "date status",
        ],
    ),
    (
        Role::Zone,
        &[
            "timezone", "tz", "event tz", "event timezone", "tzid", "time zone name", "zeitzone",
        ],
    ),
    (
        Role::Month,
        &[
            "month", "monat", "mois", "mes", "mês", "mês", "mese", "měsíc", "maand", "месяц", "月",
            "month number", "miesiąc", "miesiac", "måned", "månad", "kuukausi", "hónap", "ay",
            "bulan", "tháng", "mjesec", "mesec", "місяць", "μήνας", "월", "mesiac", "lună",
        ],
    ),
    (
        Role::Day,
        &[
            "day", "jour", "día", "dia", "giorno", "den", "dzień", "день", "日", "day of month",
            "dag", "tag des monats", "päivä", "nap", "gün", "hari", "dan", "ημέρα", "일", "deň",
        ],
    ),
    (
        Role::Start,
        &[
            "start", "start date", "from", "begin", "begins", "begin date", "start time", "since",
            "start year", "year start", "date start", "date from", "from date", "starts",
            "start at", "starts at", "started", "opened", "born", "birth", "birth date",
            "date of birth", "dob", "von", "début", "debut", "inicio", "inizio", "dtstart",
            "start on", "started at", "created on", "vanaf", "van", "od", "dal", "início",
            "начало", "с", "desde", "depuis", "date debut", "date de debut", "date début",
            "anfang", "beginn", "fecha inicio", "data início", "data inicio", "data inizio",
            "startdatum", "begindatum", "launch", "fra", "startdato", "arranque", "początek",
            "poczatek", "začátek", "zacatek", "fecha de inicio", "inicio fecha", "alku", "kezdete",
            "başlangıç", "mulai", "bắt đầu", "початок", "έναρξη", "시작", "开始", "開始",
            "开始日期", "開始日", "開始日期", "开始时间",
        ],
    ),
    (
        Role::End,
        &[
            "end", "end date", "to", "until", "till", "ends", "end time", "finish", "finish date",
            "end year", "year end", "date end", "date to", "to date", "ends at", "end at", "ended",
            "stop", "stop date", "stop time", "thru", "through", "closed", "died", "death",
            "death date", "date of death", "dod", "bis", "fin", "fine", "dtend", "end on",
            "ended at", "tot", "einde", "do", "al", "fim", "конец", "по", "hasta", "jusqu à",
            "date fin", "date de fin", "ende", "konec", "fecha fin", "data fim", "data fine",
            "enddatum", "einddatum", "end of", "slutt", "slut", "sluttdato", "slutdato",
            "slutdatum", "koniec", "fecha de fin", "data de fim", "loppu", "vége", "bitiş",
            "selesai", "kết thúc", "кінець", "λήξη", "종료", "结束", "結束", "終了", "结束日期",
            "終了日", "結束日期", "结束时间",
        ],
    ),
    (
        Role::Title,
        &[
            "title", "name", "headline", "label", "event", "subject", "heading", "what", "titel",
            "titre", "título", "titulo", "titolo", "nazev", "název", "überschrift", "ereignis",
            "événement", "название", "событие", "标题", "タイトル", "evento", "událost", "udalost",
            "acontecimiento", "evenimento", "gebeurtenis", "titolo evento", "出来事", "できごと",
            "事件", "version", "release", "tag name", "version name", "release name", "nome",
            "nombre", "naam", "bezeichnung", "imię", "имя", "header", "álbum", "album", "tittel",
            "titulek", "otsikko", "tytuł", "tytul", "cím", "titlu", "başlık", "judul", "tiêu đề",
            "naslov", "заголовок", "заглавие", "назва", "подія", "τίτλος", "제목", "標題", "題名",
            "名称", "名稱", "عنوان", "العنوان", "כותרת", "overskrift", "rubrik", "títol",
            "izenburua", "navn", "namn", "nimi", "nazwa", "wydarzenie", "hendelse", "händelse",
            "tapahtuma", "esemény", "olay", "peristiwa",
        ],
    ),
    (
        Role::Summary,
        &[
            "summary", "description", "text", "details", "detail", "content", "body", "desc",
            "abstract", "blurb", "excerpt", "beschreibung", "popis", "descripción", "descripcion",
            "descrição", "descrizione", "описание", "说明", "説明", "texte", "résumé", "resume",
            "texto", "testo", "tekst", "descripció", "omschrijving", "详情", "內容", "内容",
            "beskrivelse", "beskrivning", "kuvaus", "opis", "leírás", "descriere", "açıklama",
            "deskripsi", "mô tả", "опис", "περιγραφή", "설명", "내용", "描述", "简介", "簡介",
            "概要", "詳細", "الوصف", "תיאור", "detalle", "detalles", "detalhes", "dettagli",
            "détail", "détails", "contenido", "conteúdo", "contenuto", "contenu", "inhalt",
            "treść", "obsah", "içerik", "azalpena",
        ],
    ),
    (
        Role::Quotes,
        &[
            "quote", "quotes", "quotation", "quotations", "zitat", "cita", "citazione",
        ],
    ),
    (
        Role::Source,
        &[
            "source", "sources", "quelle", "quellen", "fuente", "fonte", "zdroj", "источник",
            "källa", "källor", "kilde", "kilder", "bron", "bronnen", "fuentes", "fonti", "fontes",
            "źródło", "źródła", "zdroje", "forrás", "kaynak", "sumber", "джерело", "источники",
            "πηγή", "출처", "来源", "來源", "出典",
        ],
    ),
    (
        Role::Link,
        &[
            "link", "url", "href", "website", "web", "permalink", "read more", "more info",
            "external url", "source url", "lien", "liens", "lenke", "lenkje", "länk", "enlace",
            "enlaces", "odkaz", "ссылка", "链接", "連結", "リンク",
        ],
    ),
    (
        Role::Note,
        &[
            "note", "notes", "comment", "comments", "remark", "remarks", "merknad", "anmerkung",
            "notiz", "bemerkung", "remarque", "nota", "notas", "poznámka", "uwagi", "opmerking",
            "примечание", "备注", "備考",
        ],
    ),
    (
        Role::Tags,
        &[
            "tags", "tag", "keywords", "categories", "category", "topics", "labels", "schlagworte",
        ],
    ),
    (
        Role::Group,
        &[
            "group", "lane", "section", "chapter", "era", "track", "phase", "gruppe",
        ],
    ),
    (
        Role::Location,
        &[
            "place", "location", "where", "venue", "places", "locations", "ort", "lieu", "lugar",
            "luogo", "místo", "место", "misto", "plaats", "local", "地点", "場所", "sted", "plats",
            "paikka", "miejsce", "helyszín", "locul", "lokasi", "tempat", "địa điểm", "mjesto",
            "mesto", "miesto", "място", "місце", "τόπος", "장소", "地點", "会場", "المكان", "מקום",
            "lloc",
        ],
    ),
    (
        Role::People,
        &[
            "people", "participants", "persons", "person", "actors", "who", "personen",
            "personnes", "personas", "personnes", "persone", "osoby", "люди", "人物",
        ],
    ),
];
