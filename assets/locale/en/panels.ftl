# What stands on buttons and beside controls. The words are those of the trade.

## Names of things and of their parts
name-of-unit = { $control }, { $unit }
name-of-part = { $control }, { $unit } { $part }
name-channel = channel { $number }
name-monitor = Monitor
name-track = Track { $number }
value-of = { $name }: { $value }
meter-name = Level, { $name }: { $level } dBFS
meter-monitor-left = left monitor
meter-monitor-right = right monitor
fader-name = { $name }, fader at { $level } dB
marker-name = Mark { $number }
back = Back
loading = Setting the room up

## Controls
control-gain = gain
control-trim = trim
control-phantom = 48 V
control-pad = pad
control-polarity = polarity
control-low-cut = low cut
control-source = source
control-route = route
control-fader = fader
control-pan = pan
control-mute = mute
control-pfl = PFL
control-level = level
control-dim = dim
control-mono = mono
control-power = power
control-door = open
control-pattern = pattern
control-arm = record ready
control-name = name
control-cue = cue { $number }
choice-mic = mic
choice-line = line
choice-off = off
choice-direct = direct
choice-bus = bus { $number }
choice-omni = omni
choice-wide = wide
choice-cardioid = cardioid
choice-supercardioid = supercardioid
choice-hypercardioid = hypercardioid
choice-eight = figure-8
choice-flat = flat

## Where a thing is
place-hands = in your hands
place-floor = on the floor
place-set-up = set up
place-on = on { $unit }
place-plugged = plugged

## Title, sessions, settings
title-motto = The studio, before anyone else is in.
title-sessions = Today’s sessions
title-settings = Settings…
title-shortcuts = Keys…
title-quit = Leave
title-about = Everything that you hear, meter, record and are judged on comes from what you placed, plugged, switched and set.
title-version = Version { $version }
scenarios-none = No scenario could be read.
scenarios-read = Read the sheet
scenarios-read-name = Read the sheet of { $title }
settings-heading = Settings
settings-picture = Picture
settings-low = Low
settings-low-hint = Light worked out beforehand; for machines without a graphics card
settings-medium = Medium
settings-medium-hint = Lamps, shadows of the nearest six, reflections, glow
settings-high = High
settings-high-hint = Shadows of the nearest ten lamps
settings-resolution = resolution
settings-frames = Frames a second
settings-as-screen = as the screen
settings-ease = For you
settings-text = Size of text and controls
settings-language = Language
settings-colours = Colours of cords and meters
settings-colours-usual = usual
settings-colours-safe = safe for colour blindness
settings-still = Nothing moves that need not
settings-left-handed = Left-handed: place of work on the left
settings-captions = Captions over the room
settings-hint = F2 opens and closes this.

## Places of work
stage-room = Room
stage-storage = Storage
stage-stands = Stands
stage-cables = Cables
stage-bay = Bay
stage-preamps = Preamps
stage-desk = Desk
stage-recorder = Recorder
stage-sheets = Sheets
stage-booking = Booking
bar-monitors = Monitors
bar-no-device = Monitors (no audio device)

## Hands
hands-heading = In your hands
hands-empty = Nothing.
hands-walk = Walk with W A S D, look around with the right mouse button, O looks at the room from above. F1 shows all keys.
hands-set-up = Set up…
hands-patch = Patch…
hands-plug = Plug…
hands-mount = Mount…
hands-back = Put back
hands-back-name = Put { $unit } back
hands-down = Lay down
hands-down-name = Lay { $unit } down
hint-ask = What comes next?
hint-point = Where do I look?
hint-tell = Tell me
hint-none = Nothing on the booking sheet is left to do.
hint-assessed = This is an assessment: nobody helps.
focus-heading = In front of you
focus-none = Click a thing in the room to see what it is and what can be done with it.
focus-place = Place…
focus-cables = Cables…
focus-controls = Controls…
focus-screen = Screen…
focus-look-inside = Look inside…
focus-switches = Switches…
focus-fetch = Pick up
focus-fetch-name = Pick { $unit } up

## Storage
storage-locker = Microphone locker
storage-rack = Stand rack
storage-hooks = Cable wall
storage-take = Take
storage-take-name = Take { $unit } { $name }

## Stands
stands-heading = Stands
stands-none = No stand is set up. Take one from the rack, then set it up before a player.
stands-before = Set up before { $player }
stands-before-name = Set { $unit } up before { $player }
stands-fold = Fold it up
stands-fold-name = Fold { $unit } up
stands-reading = { $distance } cm from { $spot }, { $angle }° off the axis
stands-off = Take it off
stands-off-name = Take { $unit } off
stands-mount = Mount { $name }
stands-mount-name = Mount { $name } on { $unit }
stands-filter = { $unit } pop filter, { $gap } cm before the capsule
stands-fix = Fix { $name } 8 cm before the capsule
stands-fix-name = Fix { $name } 8 cm before the capsule on { $unit }
stands-distance = Distance
stands-side = To the side
stands-above = Above
stands-turned = Turned away
stands-tilted = Tilted up
stands-boom = Boom out
stands-turn = Boom towards

## Cables
cables-heading = Cables
cables-none = None is out. Take one from the cable wall; its length is on the hook.
cables-where-to = { $cord }, end { $end }: where to?
cables-where-to-hint = Click the jack in the room, or choose it here.
cables-pick = Pick it up
cables-pick-name = Pick { $cord } up
cables-coil = Coil it and hang it up
cables-coil-name = Coil { $cord } and hang it up
cables-in = in { $jack }
cables-pull = Pull out
cables-pull-name = Pull end { $end } of { $cord } out
cables-plug = Plug…
cables-plug-name = Plug end { $end } of { $cord }
cables-lies-straight = lies straight across the floor
cables-lies-walls = lies along the walls
cables-walls = Along the walls
cables-walls-name = Lay { $cord } along the walls
cables-straight = Straight
cables-straight-name = Lay { $cord } straight
cables-into-name = Into { $jack }, { $connector }

## Patchbay
bay-none = This studio has no patchbay.
bay-heading = Patchbay
bay-hint = Upper row: where signals come from. Lower row: where they go. A click on a free jack plugs the cord in your hand, a click on a plug pulls it.
bay-first-end = { $cord }: choose the jack for its first end.
bay-other-end = { $cord }: choose the jack for its other end.
bay-no-cord = No cord is in your hand. Take one from the hook beside the bay (2 Storage).
bay-all-plugged = Every cord that is out has both ends plugged.
bay-cord = { $number } is { $cord }
bay-hang-up = Hang { $cord } up
bay-full = full normal
bay-half = half normal
bay-parallel = parallel
bay-open = open
bay-upper = upper row
bay-lower = lower row
bay-jack-free = Jack { $jack }, { $row }, free
bay-jack-taken = Jack { $jack }, { $row }, { $cord } end { $end }

## Desk and preamplifiers
desk-heading = Desk
desk-hint = The record path runs down to Route; fader, pan, mute, PFL and cues work on what comes back from the recorder.
preamps-heading = External preamplifiers

## Recorder
recorder-none = This studio has no recorder.
recorder-heading = Recorder
recorder-stopped = stopped
recorder-recording = recording
recorder-playing = playing
transport-record = Record
transport-stop = Stop
transport-play = Play
transport-zero = Return to zero
transport-go-to = Go to
transport-go = Go
takes-none = Nothing is recorded yet.
takes-take = Take { $number }
takes-take-name = Go to take { $number }
takes-from = from { $start }, { $length } long

## Sheets
sheet-inputs = Input list
sheet-takes = Take log
sheet-track = Track
sheet-name = Name
sheet-mic = Microphone tag
sheet-line = Line
sheet-preamp = Preamp
sheet-take = Take
sheet-start = Start
sheet-length = Length
sheet-status = Status
sheet-remark = Remark
sheet-keeper = Keeper
sheet-hint = Start and length as m:ss on the recorder’s counter.
sheet-input-field = { $field }, track { $number }
sheet-take-field = { $field }, take { $number }
sheet-write = Write
sheet-write-input = Write track { $number } into the input list
sheet-write-take = Write take { $number } into the log
sheet-written = written
status-complete = C complete
status-false-start = FS false start
status-breakdown = BD breakdown
status-incomplete = INC incomplete

## Booking sheet
brief-heading = Booking sheet
brief-resume = Go on where you stopped
brief-begin = Walk in
brief-date = Date
brief-time = Time
brief-hours = { $start }–{ $end }; you are in from { $call }, the room must be as found by { $clear }
brief-artist = Artist
brief-lead = Lead
brief-inputs = Input list
brief-mic = Microphone
brief-where = Where
brief-or = or
brief-place = { $near }–{ $far } cm, { $pattern }
brief-pop = pop filter { $near }–{ $far } cm in front
brief-peaks = { $name }: loudest bar between { $low } and { $high } dBFS
brief-song = The song: { $song }
brief-form = { $tempo } bpm, counted in for { $bars ->
    [one] one bar
   *[other] { $bars } bars
} · { $form }

## Room
room-power = Power
room-on = on
room-off = off
room-doors = Doors
room-open = open
room-shut = shut
room-microphones = Microphones set up
room-no-microphones = None yet.
room-done = When you are done
room-backup = Save and back up
room-backed-up = Backed up.
room-leave = Hand the room over…
room-leave-asked = The session ends here and is judged.
room-leave-yes = Hand it over
room-leave-no = Not yet

## Talkback
talk-heading = Talkback
talk-you = You
talk-waits = Waiting for: { $asks }
talk-ready = Ready when you are
talk-levels = Levels are good
talk-sheet = Here is the take sheet
talk-two = Two minutes
talk-again = Say again?

## Debrief
debrief-heading = Debrief
debrief-writing = Listening back to the takes…
debrief-done = Back to the sessions
debrief-marks = { $marks } of { $of }
debrief-cause = Cause: { $cause }
debrief-advice = Next time: { $advice }

## Search and keys
search-heading = Search
search-hint = DESK MIC 7, gain 1, MC-012…
search-nothing = Nothing is called that.
search-jack = Jack { $jack }
keys-heading = Keys
keys-recorder = Recorder
keys-places = Places of work
keys-program = Program
keys-everywhere = Everywhere
keys-play-stop = Play and stop
keys-nudge-back = Nudge back
keys-nudge-on = Nudge on
keys-mark = Memory location here
keys-new-playlist = New playlist on every track that is ready
keys-larger = Larger text
keys-smaller = Smaller text
keys-next = To the next control and back
keys-neighbour = To the neighbour, as in the patchbay
keys-press = Press what has the ring
keys-turn = Turn a knob or move a fader by a decibel
keys-turn-fine = By the finest step
keys-hint = Keys alone go to what has the ring or is typed in; Escape lets go of it. To change keys, copy assets/keys.ron beside your sessions.
key-ctrl = Ctrl+
key-shift = Shift+

## Why something could not be done
refused-no-unit = there is no { $unit } in this studio
refused-no-jack = there is no jack { $jack }
refused-no-control = there is no control { $control }
refused-range = { $control } cannot be set to { $setting }
refused-fixed = { $unit } stays where it is
refused-hands-full = both hands are full
refused-not-in-hand = { $unit } is not in your hands
refused-plugged = { $unit } is still plugged: pull the cable first
refused-loaded = { $unit } still carries { $load }
refused-occupied = { $unit } is taken
refused-kind = { $unit } cannot be used for that
refused-not-standing = { $unit } is not set up
refused-reach = { $unit } does not reach { $metres } m
refused-no-room = there is no room for it there
refused-fit = a { $end } does not go into a { $connector } ({ $cord } into { $jack })
refused-jack-taken = { $jack } is taken by { $cord }
refused-end-not-free = that end of { $unit } is not free
refused-end-not-plugged = that end of { $unit } is in no jack
refused-too-short = { $cord } is { $length } m and the way is { $way } m
refused-recorder = the recorder will not: { $why }
refused-tape = the tape machine will not: { $why }
refused-row = the sheet has no room for that: { $why }
refused-tips = { $unit } would tip over: the load is too far out for its base
refused-over = the session is over
refused-nonsense = nobody can do that
