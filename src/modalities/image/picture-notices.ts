import { hasOtherShapes } from '../../domain/measure/region-shape.ts'
import { shownAspectOf } from '../../domain/measure/scale.ts'
import type { Facts } from '../../domain/records/case.ts'
import { type Problem, problem } from '../../lib/result.ts'

/** Kinds whose header has to say how values become greys, where they are for presentation (DICOM PS3.3 C.8.11.3.1). */
const statesShape: ReadonlySet<unknown> = new Set(['DX', 'MG', 'IO'])

/**
 * What somebody who looks at a picture has to know: of its greys `for-processing`, `polarity-contradictory`, `polarity-unstated`; of its
 * shape `parts-distorted`, where ultrasound has parts with pixels of other shapes, of which only one can be the one that is shown.
 * Low values are bright by MONOCHROME1 or by the shape INVERSE; the standard asks for both or neither.
 */
export function pictureNotices(facts: Facts): readonly Problem[] {
  const photometric = facts.photometricInterpretation?.value
  const shape = facts.presentationLutShape?.value
  const intent = facts.presentationIntent?.value
  const notices: Problem[] = []
  if (intent === 'FOR PROCESSING') notices.push(problem('for-processing'))
  const isContradictory =
    (photometric === 'MONOCHROME1' && shape === 'IDENTITY') || (photometric === 'MONOCHROME2' && shape === 'INVERSE')
  if (isContradictory) notices.push(problem('polarity-contradictory', { photometric, shape }))
  const isUnstated =
    shape === undefined &&
    intent === 'FOR PRESENTATION' &&
    statesShape.has(facts.modality?.value) &&
    String(photometric).startsWith('MONOCHROME')
  if (isUnstated) notices.push(problem('polarity-unstated', { photometric }))
  if (hasOtherShapes(facts, shownAspectOf(facts))) notices.push(problem('parts-distorted'))
  return notices
}
