import { imagingMessage } from '../../imaging/messages.ts'
import type { Problem } from '../../lib/result.ts'
import { stackMessages } from './stack-problems.ts'

type Params = Problem['params']

const kindNames: Readonly<Record<string, string>> = {
  box: 'rectangles',
  ellipse: 'ellipses',
  polygon: 'polygons',
  polyline: 'polylines',
  point: 'points',
  keypoints: 'keypoints',
  mask: 'masks',
  length: 'lengths',
  bidirectional: 'pairs of diameters',
  angle: 'angles',
  cobb: 'Cobb angles',
  ratio: 'cardiothoracic ratios',
}

const named = (kind: unknown) => kindNames[String(kind)] ?? `marks of the kind "${String(kind)}"`

const messages: Readonly<Record<string, (params: Params) => string>> = {
  'no-label-for-target': ({ kind }) =>
    `No label of this project can be put on ${named(kind)}. Add one in the project's settings.`,
  'label-not-for-target': ({ label, kind }) => `The label "${String(label)}" is not for ${named(kind)}.`,
  'target-degenerate': () => 'A shape needs an extent. Nothing was changed.',
  'target-no-mask': () => 'The region is no mask any more. Nothing was painted.',
  'target-not-finite': () => 'The shape has coordinates that are no numbers. Nothing was added.',
  'file-unreadable': () =>
    'The browser could not read the file. It may have been moved or changed since it was chosen.',
  'decoder-failed': ({ reason }) =>
    `The picture could not be decoded: the background task was ended (${String(reason)}). Open the case again.`,
  'image-animated': ({ frames }) =>
    `The picture is animated (${Number(frames) > 2 ? `${String(frames)} pictures` : 'several pictures'}). Only its first picture is imported.`,
  'tiff-pages-left-out': ({ pages }) =>
    `${Number(pages) === 1 ? 'One page' : `${String(pages)} pages`} of the file ${Number(pages) === 1 ? 'is' : 'are'} of another size or kind than the first, and not imported. Save each as a file of its own.`,
  'nifti-unplaced': () =>
    'The header does not say how the volume lies in the patient (neither sform nor qform): there are no letters for its sides.',
  'nifti-no-unit': () =>
    'The header does not say of what unit the sides of a voxel are: nothing in this volume is measured in millimetres.',
  'burned-in-text': () =>
    'The header says that text is burned into the picture (Burned In Annotation is YES). It may name the patient: look at the picture before you share it.',
  'burned-in-text-likely': ({ why }) =>
    `Pictures of this kind (${String(why)}) often have text burned in, and the header does not say that there is none. Look whether it names the patient.`,
  ...stackMessages,
  'slices-nothing-between': () =>
    'Nothing was filled in: between these two regions there is no slice, or no shape that both lead to.',
  'frame-missing': ({ frame, frames }) =>
    `The file holds ${Number(frames)} pictures, and this would be number ${Number(frame) + 1}. It is not what was imported: import it again.`,
  'for-processing': () =>
    'These are raw detector values (For Processing), not a picture made for reading: greys and contrast are not what the manufacturer shows.',
  'polarity-contradictory': ({ photometric, shape }) =>
    `The header contradicts itself about what is bright (${String(photometric)} with the presentation LUT shape ${String(shape)}). Low values are shown bright: check that bone is, and press I to invert the view if it is not.`,
  'polarity-unstated': ({ photometric }) =>
    `The header lacks the presentation LUT shape, which this kind of picture must have. It is shown as ${String(photometric)} says: check that bone is bright.`,
  'parts-distorted': () =>
    'By the header, parts of this picture have pixels of different shapes, and it can be shown in one only: some of it looks wider or higher than it is. What is measured inside of a part is right.',
  'open-cancelled': () => 'Opening was cancelled.',
  'annotation-missing': () => 'The annotation is no longer there.',
}

/** Plain English for a Problem of this folder or of decoding a picture; undefined for others. */
export function imageMessage(problem: Problem): string | undefined {
  return messages[problem.code]?.(problem.params) ?? imagingMessage(problem)
}
