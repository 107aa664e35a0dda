# Was auf Tasten und neben Reglern steht. Es sind die Wörter des Fachs.

## Namen von Dingen und ihren Teilen
name-of-unit = { $control }, { $unit }
name-of-part = { $control }, { $unit } { $part }
name-channel = Kanal { $number }
name-monitor = Abhöre
name-track = Spur { $number }
value-of = { $name }: { $value }
meter-name = Pegel, { $name }: { $level } dBFS
meter-monitor-left = Abhöre links
meter-monitor-right = Abhöre rechts
fader-name = { $name }, Fader auf { $level } dB
marker-name = Marke { $number }
back = Zurück
loading = Der Raum wird eingerichtet

## Regler
control-gain = Gain
control-trim = Trim
control-phantom = 48 V
control-pad = Pad
control-polarity = Polarität
control-low-cut = Trittschall
control-source = Quelle
control-route = Routing
control-fader = Fader
control-pan = Pan
control-mute = Mute
control-pfl = PFL
control-level = Pegel
control-dim = Dim
control-mono = Mono
control-power = Netz
control-door = offen
control-pattern = Richtcharakteristik
control-arm = scharf
control-name = Name
control-cue = Cue { $number }
choice-mic = Mic
choice-line = Line
choice-off = aus
choice-direct = direkt
choice-bus = Bus { $number }
choice-omni = Kugel
choice-wide = breite Niere
choice-cardioid = Niere
choice-supercardioid = Superniere
choice-hypercardioid = Hyperniere
choice-eight = Acht
choice-flat = linear

## Wo etwas ist
place-hands = in deinen Händen
place-floor = auf dem Boden
place-set-up = aufgestellt
place-on = an { $unit }
place-plugged = gesteckt

## Titel, Sessions, Einstellungen
title-motto = Das Studio, bevor sonst jemand da ist.
title-sessions = Sessions von heute
title-settings = Einstellungen…
title-shortcuts = Tasten…
title-quit = Beenden
title-about = Alles, was du hörst, misst, aufnimmst und wonach du beurteilt wirst, kommt von dem, was du gestellt, gesteckt, geschaltet und geregelt hast.
title-version = Version { $version }
scenarios-none = Kein Szenario ließ sich lesen.
scenarios-read = Zettel lesen
scenarios-read-name = Zettel von { $title } lesen
settings-heading = Einstellungen
settings-picture = Bild
settings-low = Niedrig
settings-low-hint = Licht vorausberechnet; für Rechner ohne Grafikkarte
settings-medium = Mittel
settings-medium-hint = Lampen, Schatten der nächsten sechs, Spiegelungen, Glanz
settings-high = Hoch
settings-high-hint = Schatten der nächsten zehn Lampen
settings-resolution = Auflösung
settings-frames = Bilder pro Sekunde
settings-as-screen = wie der Bildschirm
settings-ease = Für dich
settings-text = Größe von Schrift und Reglern
settings-language = Sprache
settings-colours = Farben von Kabeln und Anzeigen
settings-colours-usual = üblich
settings-colours-safe = sicher bei Farbfehlsichtigkeit
settings-still = Nichts bewegt sich ohne Not
settings-left-handed = Linkshändig: Arbeitsplatz links
settings-captions = Untertitel über dem Raum
settings-hint = F2 öffnet und schließt dies.

## Arbeitsplätze
stage-room = Raum
stage-storage = Lager
stage-stands = Stative
stage-cables = Kabel
stage-bay = Steckfeld
stage-preamps = Preamps
stage-desk = Mischpult
stage-recorder = Recorder
stage-sheets = Listen
stage-booking = Auftrag
bar-monitors = Abhöre
bar-no-device = Abhöre (kein Audiogerät)

## Hände
hands-heading = In deinen Händen
hands-empty = Nichts.
hands-walk = Gehen mit W A S D, umsehen mit der rechten Maustaste, O zeigt den Raum von oben. F1 zeigt alle Tasten.
hands-set-up = Aufstellen…
hands-patch = Patchen…
hands-plug = Stecken…
hands-mount = Montieren…
hands-back = Zurücklegen
hands-back-name = { $unit } zurücklegen
hands-down = Ablegen
hands-down-name = { $unit } ablegen
hint-ask = Was kommt als Nächstes?
hint-point = Wo sehe ich nach?
hint-tell = Sag es mir
hint-none = Auf dem Buchungsblatt ist nichts mehr offen.
hint-assessed = Das ist eine Prüfung: Niemand hilft.
focus-heading = Vor dir
focus-none = Klick etwas im Raum an, um zu sehen, was es ist und was sich damit tun lässt.
focus-place = Ausrichten…
focus-cables = Kabel…
focus-controls = Regler…
focus-screen = Bildschirm…
focus-look-inside = Hineinsehen…
focus-switches = Schalter…
focus-fetch = Aufheben
focus-fetch-name = { $unit } aufheben

## Lager
storage-locker = Mikrofonschrank
storage-rack = Stativständer
storage-hooks = Kabelwand
storage-take = Nehmen
storage-take-name = { $unit } { $name } nehmen

## Stative
stands-heading = Stative
stands-none = Kein Stativ steht. Nimm eines aus dem Ständer und stell es vor jemanden, der spielt.
stands-before = Vor { $player } aufstellen
stands-before-name = { $unit } vor { $player } aufstellen
stands-fold = Zusammenlegen
stands-fold-name = { $unit } zusammenlegen
stands-reading = { $distance } cm von { $spot }, { $angle }° neben der Achse
stands-off = Abnehmen
stands-off-name = { $unit } abnehmen
stands-mount = { $name } montieren
stands-mount-name = { $name } auf { $unit } montieren
stands-filter = Poppschutz { $unit }, { $gap } cm vor der Kapsel
stands-fix = { $name } 8 cm vor der Kapsel befestigen
stands-fix-name = { $name } 8 cm vor der Kapsel an { $unit } befestigen
stands-distance = Abstand
stands-side = Zur Seite
stands-above = Darüber
stands-turned = Weggedreht
stands-tilted = Nach oben geneigt
stands-boom = Galgen ausgezogen
stands-turn = Galgen Richtung

## Kabel
cables-heading = Kabel
cables-none = Keines ist draußen. Nimm eines von der Kabelwand; seine Länge steht am Haken.
cables-where-to = { $cord }, Ende { $end }: wohin?
cables-where-to-hint = Klick die Buchse im Raum an oder wähl sie hier.
cables-pick = Aufheben
cables-pick-name = { $cord } aufheben
cables-coil = Aufwickeln und aufhängen
cables-coil-name = { $cord } aufwickeln und aufhängen
cables-in = in { $jack }
cables-pull = Ziehen
cables-pull-name = Ende { $end } von { $cord } ziehen
cables-plug = Stecken…
cables-plug-name = Ende { $end } von { $cord } stecken
cables-lies-straight = liegt gerade über den Boden
cables-lies-walls = liegt an den Wänden entlang
cables-walls = An den Wänden entlang
cables-walls-name = { $cord } an den Wänden entlang legen
cables-straight = Gerade
cables-straight-name = { $cord } gerade legen
cables-into-name = In { $jack }, { $connector }

## Steckfeld
bay-none = Dieses Studio hat kein Steckfeld.
bay-heading = Steckfeld
bay-hint = Obere Reihe: woher Signale kommen. Untere Reihe: wohin sie gehen. Ein Klick auf eine freie Buchse steckt das Patchkabel in deiner Hand, ein Klick auf einen Stecker zieht ihn.
bay-first-end = { $cord }: Wähl die Buchse für das erste Ende.
bay-other-end = { $cord }: Wähl die Buchse für das andere Ende.
bay-no-cord = Du hast kein Patchkabel in der Hand. Nimm eines vom Haken neben dem Steckfeld (2 Lager).
bay-all-plugged = Alle Patchkabel, die draußen sind, stecken an beiden Enden.
bay-cord = { $number } ist { $cord }
bay-hang-up = { $cord } aufhängen
bay-full = voll normalisiert
bay-half = halb normalisiert
bay-parallel = parallel
bay-open = offen
bay-upper = obere Reihe
bay-lower = untere Reihe
bay-jack-free = Buchse { $jack }, { $row }, frei
bay-jack-taken = Buchse { $jack }, { $row }, { $cord } Ende { $end }

## Mischpult und Preamps
desk-heading = Mischpult
desk-hint = Der Aufnahmeweg reicht bis zum Routing; Fader, Pan, Mute, PFL und Cues wirken auf das, was vom Recorder zurückkommt.
preamps-heading = Externe Preamps

## Recorder
recorder-none = Dieses Studio hat keinen Recorder.
recorder-heading = Recorder
recorder-stopped = steht
recorder-recording = Aufnahme
recorder-playing = Wiedergabe
transport-record = Aufnahme
transport-stop = Stopp
transport-play = Wiedergabe
transport-zero = Auf null
transport-go-to = Gehe zu
transport-go = Los
takes-none = Noch ist nichts aufgenommen.
takes-take = Take { $number }
takes-take-name = Zu Take { $number }
takes-from = ab { $start }, { $length } lang

## Listen
sheet-inputs = Belegungsplan
sheet-takes = Take-Protokoll
sheet-track = Spur
sheet-name = Name
sheet-mic = Mikrofon-Nr.
sheet-line = Leitung
sheet-preamp = Preamp
sheet-take = Take
sheet-start = Beginn
sheet-length = Länge
sheet-status = Status
sheet-remark = Bemerkung
sheet-keeper = Keeper
sheet-hint = Beginn und Länge als m:ss am Zählwerk des Recorders.
sheet-input-field = { $field }, Spur { $number }
sheet-take-field = { $field }, Take { $number }
sheet-write = Eintragen
sheet-write-input = Spur { $number } in den Belegungsplan eintragen
sheet-write-take = Take { $number } ins Protokoll eintragen
sheet-written = eingetragen
status-complete = C vollständig
status-false-start = FS Fehlstart
status-breakdown = BD Abbruch
status-incomplete = INC unvollständig

## Auftrag
brief-heading = Auftragszettel
brief-resume = Da weitermachen, wo du warst
brief-begin = Hineingehen
brief-date = Datum
brief-time = Zeit
brief-hours = { $start }–{ $end }; du bist ab { $call } da, bis { $clear } muss der Raum sein, wie er war
brief-artist = Künstler
brief-lead = Toningenieur
brief-inputs = Belegungsplan
brief-mic = Mikrofon
brief-where = Wo
brief-or = oder
brief-place = { $near }–{ $far } cm, { $pattern }
brief-pop = Poppschutz { $near }–{ $far } cm davor
brief-peaks = { $name }: lautester Takt zwischen { $low } und { $high } dBFS
brief-song = Das Stück: { $song }
brief-form = { $tempo } bpm, eingezählt mit { $bars ->
    [one] einem Takt
   *[other] { $bars } Takten
} · { $form }

## Raum
room-power = Netz
room-on = ein
room-off = aus
room-doors = Türen
room-open = offen
room-shut = zu
room-microphones = Aufgestellte Mikrofone
room-no-microphones = Noch keine.
room-done = Wenn du fertig bist
room-backup = Sichern und Backup ziehen
room-backed-up = Backup ist gezogen.
room-leave = Raum übergeben…
room-leave-asked = Die Session endet hier und wird beurteilt.
room-leave-yes = Übergeben
room-leave-no = Noch nicht

## Talkback
talk-heading = Talkback
talk-you = Du
talk-waits = Wartet auf: { $asks }
talk-ready = Bereit, wenn du es bist
talk-levels = Die Pegel stimmen
talk-sheet = Hier ist das Take-Protokoll
talk-two = Zwei Minuten
talk-again = Noch mal?

## Nachbesprechung
debrief-heading = Nachbesprechung
debrief-writing = Die Takes werden abgehört…
debrief-done = Zurück zu den Sessions
debrief-marks = { $marks } von { $of }
debrief-cause = Ursache: { $cause }
debrief-advice = Nächstes Mal: { $advice }

## Suche und Tasten
search-heading = Suche
search-hint = DESK MIC 7, Gain 1, MC-012…
search-nothing = So heißt nichts.
search-jack = Buchse { $jack }
keys-heading = Tasten
keys-recorder = Recorder
keys-places = Arbeitsplätze
keys-program = Programm
keys-everywhere = Überall
keys-play-stop = Wiedergabe und Stopp
keys-nudge-back = Ein Stück zurück
keys-nudge-on = Ein Stück weiter
keys-mark = Marke hier setzen
keys-new-playlist = Neue Playlist auf jeder scharfen Spur
keys-larger = Größere Schrift
keys-smaller = Kleinere Schrift
keys-next = Zum nächsten Regler und zurück
keys-neighbour = Zum Nachbarn, wie im Steckfeld
keys-press = Drücken, was den Ring hat
keys-turn = Regler oder Fader um ein Dezibel
keys-turn-fine = Um den feinsten Schritt
keys-hint = Tasten allein gelten dem, was den Ring hat oder beschrieben wird; Escape lässt es los. Um Tasten zu ändern, kopier assets/keys.ron neben deine Sessions.
key-ctrl = Strg+
key-shift = Umschalt+

## Warum etwas nicht ging
refused-no-unit = { $unit } gibt es in diesem Studio nicht
refused-no-jack = eine Buchse { $jack } gibt es nicht
refused-no-control = einen Regler { $control } gibt es nicht
refused-range = { $control } lässt sich nicht auf { $setting } stellen
refused-fixed = { $unit } bleibt, wo es ist
refused-hands-full = beide Hände sind voll
refused-not-in-hand = { $unit } ist nicht in deinen Händen
refused-plugged = { $unit } steckt noch: zieh erst das Kabel
refused-loaded = { $unit } trägt noch { $load }
refused-occupied = { $unit } ist belegt
refused-kind = { $unit } taugt dafür nicht
refused-not-standing = { $unit } ist nicht aufgestellt
refused-reach = { $unit } reicht nicht bis { $metres } m
refused-no-room = dort ist kein Platz dafür
refused-fit = { $end } passt nicht in { $connector } ({ $cord } in { $jack })
refused-jack-taken = { $jack } ist mit { $cord } belegt
refused-end-not-free = dieses Ende von { $unit } ist nicht frei
refused-end-not-plugged = dieses Ende von { $unit } steckt nirgends
refused-too-short = { $cord } ist { $length } m lang, der Weg ist { $way } m
refused-recorder = der Recorder macht das nicht: { $why }
refused-tape = die Bandmaschine macht das nicht: { $why }
refused-row = dafür ist auf der Liste kein Platz: { $why }
refused-tips = { $unit } würde kippen: die Last ist zu weit außen für den Fuß
refused-over = die Session ist vorbei
refused-nonsense = das kann niemand tun
