/** A job, and how it is done. In a line, a name in braces stands for the key of what is called so: see `textPieces`. */
export interface HelpTopic {
  /** For its address within the page. */
  readonly id: string
  readonly title: string
  readonly lines: readonly string[]
}

/** The user guide, job by job, in the order in which they come up. */
export const helpTopics: readonly HelpTopic[] = [
  {
    id: 'data',
    title: 'Bring data in',
    lines: [
      'Make a project, then drop images (DICOM, NIfTI, TIFF, PNG, JPEG and more), notes, a folder or a zip on its list of cases, or press Import. You see how files become cases before anything is imported; regroup them, leave some out, or cancel, and nothing is left.',
      'The slices of a series become one item, in the order of their places; gaps and uneven spacing are pointed out. How a text is encoded is recognised, and you can choose another encoding.',
      'Pick CSV or TSV tables together with the files they speak of: what each column is for is proposed, and you see in plain words what a row becomes. A table of notes becomes a note for each row.',
      'Pick a note again whose text has changed: each of its tags is shown as exact, moved or lost, and you decide before anything happens.',
      'Patients become pseudonyms, headers are cut down, file names are not kept. Nothing leaves this machine.',
    ],
  },
  {
    id: 'cases',
    title: 'Find and open cases',
    lines: [
      'Continue goes on with what is to be read next. {Next case} and {Previous case} walk the list that you came from, with its filters.',
      '{Search cases} searches the list; columns sort, filters combine, and both stay in the address. {Select the case} selects a case, {Select on, with Shift and arrows} more of them. Splits are assigned by patient and cases deferred in one step; Changes lists such steps, each with its Undo.',
      '{Find a command, label or case} finds any case, command or label by a few letters.',
    ],
  },
  {
    id: 'picture',
    title: 'Mark a picture',
    lines: [
      'Press the key of a label, then a tool: {Rectangle} rectangle, {Ellipse} ellipse, {Polygon} polygon, {Freehand} freehand, {Polyline} polyline, {Point} point, {Keypoints} keypoints; {Label the whole image} labels all of it. Draw by dragging, or by a click for each corner.',
      'By keys alone: {Move crosshair, handle or marks} move a crosshair, {The same by ten pixels} by ten pixels; {Set a corner or point; put one in} sets a corner, {Take the last point back} takes it back, {Give up, let go} gives up.',
      '{Select} selects, moves and reshapes. {Next mark} and {Previous mark} go from mark to mark, {Take the next handle} takes a handle, {Remove the selected, or the point} removes. With it, the key of a label relabels what is selected.',
    ],
  },
  {
    id: 'masks',
    title: 'Paint a mask',
    lines: [
      '{Brush} paints, {Eraser} erases; {Smaller brush, or less tolerance} and {Larger brush, or more tolerance} change the size, and with Control each does the other’s work. By keys, arrows move the brush and {Hold to paint by keys, or to pan with the mouse}, held, paints. Press the size in the toolbar to keep painting to a range of values.',
      '{Grow region} takes connected pixels of like value; drag sideways for more or fewer, while the values taken in and the size stand beside the pointer. By keys, Enter begins, {Smaller brush, or less tolerance} and {Larger brush, or more tolerance} change it, Enter ends. Noise is evened out and its holes are closed while it grows: {Growing, or brush in a range: even out noise} and {Growing: close larger holes, or none} change that. {Fill} closes a hole, {Fill the holes of selected regions} all of them, {Cut} splits a region along a line.',
      'Change regions in the toolbar unites, subtracts, intersects, smooths and simplifies what is selected, and makes masks of polygons and back without loss.',
    ],
  },
  {
    id: 'measure',
    title: 'Measure',
    lines: [
      '{Length} length, {Two diameters} two diameters, {Angle} angle, {Cobb angle} Cobb angle, {Cardiothoracic ratio} cardiothoracic ratio, {Probe} value at a point. The figure stands beside the mark.',
      'The inspector says what millimetres rest on. To calibrate a picture, draw a length, type its true length and press Calibrate picture. A selected region shows its area, mean, range and histogram.',
    ],
  },
  {
    id: 'many',
    title: 'Work on several marks',
    lines: [
      'Shift-click, drag over empty ground with {Select}, or {Select all on the picture}. They move together, and the inspector changes label and assertion of all.',
      '{Duplicate} duplicates, {Copy} and {Paste in place} carry marks to other cases and projects. {Hide selected, else show all} hides, {Lock or unlock selected} locks, {Only selected, or the label} shows nothing else: in this tab only.',
    ],
  },
  {
    id: 'look',
    title: 'Look closely',
    lines: [
      'The wheel zooms to the pointer, a right drag changes the window, {Window presets, 1 to 9} to 9 with the same modifier choose presets. {Fit to view} fits, {Invert} inverts, {Magnifier} magnifies.',
      '{One, two, four panes} shows one, two or four panes, {Next pane} goes to the next, {Link zoom and pan} links them. Every pane offers the patient’s other studies.',
      'Facts, at the foot of the inspector, says how a picture was taken and where that is known from; state what its file lacks.',
    ],
  },
  {
    id: 'series',
    title: 'Read a series',
    lines: [
      'The wheel, {Previous slice, always} and {Next slice, always} or the slider go from slice to slice, {First slice} and {Last slice} to its ends, {Play or stop the slices} plays. The slider shows which slices carry marks.',
      'A mark belongs to its slice. {Copy to previous slice} and {Copy to next slice} carry it on; {Fill in between slices} fills in the slices between two regions of a label, as one finding. Series of a patient scroll together, and lines show where they cut.',
    ],
  },
  {
    id: 'note',
    title: 'Tag a note',
    lines: [
      'Select text by mouse, or by caret and {Select text}, and press the key of a label, or {Tag the selected text with the active label} for the label in hand.',
      '{Select the sentence; again: one more} takes the sentence. {Find in the note} finds words; {Escape} leaves the match selected. {Go to line} goes to a line. Outline lists the sections of the note, Text changes its size and spacing.',
      '{Next tag} and {Previous tag} walk from tag to tag; {Select the text of the tag; again: its other end} brings the text of a tag back to change its ends, {End of the tag one word on} and {End of the tag one word back} move its end by a word; {Remove the selected tag} removes it.',
      'Drag with Alt, or {Add the selected text to the selected tag}, to add words that stand elsewhere. {Split the tag at the caret} splits a tag, {Merge the selected tags, or one with the next of its label} merges.',
    ],
  },
  {
    id: 'tag-all',
    title: 'Tag a phrase everywhere',
    lines: [
      'Select the words and press {Tag all places of a phrase}. Every place in this note or the whole project is shown in its line, and can be unticked. What is tagged already, submitted or hidden is left alone. One {Undo} takes all of it back.',
    ],
  },
  {
    id: 'findings',
    title: 'Join a finding',
    lines: [
      'Select a mark, press {Join marks into a finding}, then click the other one, or walk to it in the list and press {Enter}. A finding counts once and lists all its evidence: regions, words, earlier studies.',
      '{Other side of the patient} puts what is selected on the patient’s other side.',
    ],
  },
  {
    id: 'codes',
    title: 'Give a code',
    lines: [
      'Select a mark. Its label’s code is there already; {Find a code for the selected} goes to Find concept, which searches for a better one: every word you type has to begin some word of the term, in any order, and {Enter} takes the first.',
      '{No code fits} says that none fits, {Code it later} leaves it for later.',
    ],
  },
  {
    id: 'checklist',
    title: 'Say what is not there',
    lines: [
      '{Checklist} opens the checklist: one line a label, one key each: {Present} present, {Likely} likely, {Unlikely} unlikely, {Absent} absent, {Not assessable} cannot be told. {The rest is absent} sets the rest absent. What nobody touched stays not assessed: it is no negative.',
    ],
  },
  {
    id: 'submit',
    title: 'Submit or set aside',
    lines: [
      '{Submit case}, then one key for the outcome: {Normal} normal, {Findings} findings, {Other abnormality} other. What does not go together is listed first. The next case opens by itself.',
      '{Defer case} and a reason set a case aside. {Undo} and {Redo} reach across a reload.',
      'Where a project hides the report or earlier labels, {Reveal what is hidden} shows them. It is logged.',
    ],
  },
  {
    id: 'export',
    title: 'Export, and bring readers together',
    lines: [
      'Export counts what goes in and what stays out, with the reason, before anything is written. What is written is read back and compared, and only then offered.',
      'annotations.json holds everything; Import it into another project to bring readers together: nothing is lost or doubled.',
      'labels.csv is a table of the labels, measurements.csv has a row for each figure of each mark. Values inside regions adds mean, SD and range of each region.',
    ],
  },
  {
    id: 'settings',
    title: 'Labels, guideline, keys',
    lines: [
      'Settings of a project hold its labels, guideline and rules. Each change is a new version, and every mark names the versions it was made under.',
      '{Keyboard shortcuts} lists every key and lets you change it. The menu at your name switches reader and theme.',
    ],
  },
  {
    id: 'safe',
    title: 'Where your work is',
    lines: [
      'In this browser, on this machine, saved at every edit. Clearing the browser’s data for this address clears it: export what you want to keep.',
      'Every edit is an entry of a signed log. Check the log, in the settings, goes through it, what is shown and every file, and makes what is damaged anew.',
    ],
  },
]

/** The topics in which every word that was typed begins some word, wherever it stands. */
export function topicsFor(query: string): readonly HelpTopic[] {
  const wanted = wordsOf(query)
  return helpTopics.filter(({ title, lines }) => {
    const words = wordsOf([title, ...lines].join(' '))
    return wanted.every((word) => words.some((other) => other.startsWith(word)))
  })
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
