import type { GuideStep } from './guide-steps.ts'

/** What a step asks for, and how it is done by keys and by pointer; names in braces stand for keys, see `textPieces`. */
export interface GuideText {
  readonly title: string
  readonly byKeys: string
  readonly byPointer: string
}

/** Stands for the key of the guide's label. */
export const labelKeyName = 'label'

export const guideTexts: Readonly<Record<GuideStep, GuideText>> = {
  box: {
    title: 'Box the nodule',
    byKeys:
      'On the film: {label}, {Rectangle}, then {Move crosshair, handle or marks} to a corner, {Set a corner or point; put one in}, to the other corner, {Set a corner or point; put one in}. {The same by ten pixels} goes faster.',
    byPointer: 'Choose Nodule and the rectangle, and drag over the round shadow in the upper zone of the right lung.',
  },
  tag: {
    title: 'Tag the word for it in the report',
    byKeys:
      '{Next pane} goes to the report. {Find in the note}, type “solitary nodule”, {Escape} leaves it selected, {Tag the selected text with the active label} tags it.',
    byPointer: 'Drag over “solitary nodule” in the report, then press {label}.',
  },
  join: {
    title: 'Join the two as one finding',
    byKeys:
      'With the tag selected {Join marks into a finding}, {Next pane} to the film, {Next mark} to the box, {Enter}.',
    byPointer: 'With a mark selected press Join… in the inspector, then click the other one.',
  },
  code: {
    title: 'Find the code that says more',
    byKeys: 'With a mark selected {Find a code for the selected}, type “solit”, {Enter}; {Escape} leaves the field.',
    byPointer: 'Under Code the label’s own code is there already. Type “solit” into Find concept and pick the first.',
  },
  submit: {
    title: 'Submit the case',
    byKeys: '{Submit case}, then {Findings}.',
    byPointer: 'Press Submit case and choose Findings.',
  },
  export: {
    title: 'Export what you made',
    byKeys: '{Find a command, label or case}, type “go to export”, {Enter}; then press Export.',
    byPointer: 'Open the export page, then press Export: the file is read back and compared before it is offered.',
  },
}
