import type { Modality } from '../../contracts/modality.ts'
import { measuringKinds } from '../../domain/measure/measuring-kinds.ts'
import { inspectPictures } from './inspect.ts'
import { joinSeries } from './join-series.ts'
import { openPicture } from './open-picture.ts'
import { imageToolFaces } from './tools/faces.ts'
import { viewerKeys } from './views/view-actions.ts'

/** Pictures: radiographs, slices, photographs. */
export const imageModality: Modality = {
  id: 'image',
  label: 'Image',
  accept: [
    ...[
      '.dcm',
      '.nii',
      '.gz',
      '.png',
      '.jpg',
      '.jpeg',
      '.tif',
      '.tiff',
      '.webp',
      '.gif',
      '.bmp',
      '.avif',
      'application/dicom',
    ],
    ...['png', 'jpeg', 'tiff', 'webp', 'gif', 'bmp', 'avif'].map((format) => `image/${format}`),
  ],
  targetKinds: [
    ...(['box', 'ellipse', 'polygon', 'polyline', 'point', 'keypoints', 'mask', 'whole'] as const),
    ...measuringKinds,
  ],
  tools: imageToolFaces,
  viewerKeys,
  inspect: inspectPictures,
  join: joinSeries,
  open: openPicture,
  crop: async (opened, target, sizePx) => (await import('./crop.ts')).cropOf(opened, target, sizePx),
  loadViewer: () => import('./Viewer.tsx'),
}
