import type { Annotation, LateralityBasis } from '../../domain/records/annotation.ts'
import type { SideDetail } from '../../domain/sides/side.ts'
import { lateralityText } from './annotation-text.ts'

const basisText: Readonly<Record<LateralityBasis, string>> = {
  orientation: 'from patient orientation',
  'view-convention': 'from the view, by convention',
  'image-laterality': 'from the side of the whole image',
  text: 'from the words of the note',
  reader: 'chosen by a reader',
}

const unknownText: Partial<Record<SideDetail, string>> = {
  'no-words': 'The words near it name no side.',
  'no-place': 'It has no place in the image that could tell.',
  'no-orientation': 'Neither an orientation nor a view is known. State the view under Facts.',
  'sides-not-shown': 'Left and right lie behind one another in this view.',
  contradiction: 'The header’s view and orientation contradict one another. Correct the view under Facts.',
  'one-of-a-pair': 'It is not said which of the two this image shows. State the image’s side under Facts.',
  'place-of-slice-unknown': 'Where this slice lies is not known.',
}

/** "Right (from patient orientation)"; null where the side is unknown and nobody said so. */
export function sideText({ laterality, lateralityBasis }: Annotation): string | null {
  if (lateralityBasis == null) return laterality === 'unknown' ? null : lateralityText[laterality]
  return `${lateralityText[laterality]} (${basisText[lateralityBasis]})`
}

/** Why a side is not known, and what can be done. */
export function unknownSideText(detail: SideDetail): string {
  return unknownText[detail] ?? 'The side is not known.'
}
