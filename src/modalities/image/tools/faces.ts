import type { ToolFace } from '../../../contracts/tool.ts'

/**
 * Every tool as it is listed, in the order of the toolbar. What a tool does is in a file of its own beside this one, listed in tools.ts,
 * and loaded with the viewer: this list alone is in the page's first JavaScript.
 */
export const toolFaces = {
  select: { id: 'select', label: 'Select', shortcut: 'V', cursor: 'default', group: 'look', produces: [] },
  pan: { id: 'pan', label: 'Pan', shortcut: 'H', cursor: 'grab', group: 'look', produces: [] },
  rectangle: shape('rectangle', 'Rectangle', 'R', 'box'),
  ellipse: shape('ellipse', 'Ellipse', 'E', 'ellipse'),
  polygon: shape('polygon', 'Polygon', 'P', 'polygon'),
  freehand: { ...shape('freehand', 'Freehand', 'Shift+B', 'polygon'), strokes: true },
  polyline: shape('polyline', 'Polyline', 'L', 'polyline'),
  point: shape('point', 'Point', 'K', 'point'),
  keypoints: shape('keypoints', 'Keypoints', 'Shift+K', 'keypoints'),
  brush: { ...pixels('brush', 'Brush', 'B'), produces: ['mask'], strokes: true, controls: ['brush', 'range', 'noise'] },
  eraser: { ...pixels('eraser', 'Eraser', 'X'), strokes: true, controls: ['brush', 'range', 'noise'] },
  fill: pixels('fill', 'Fill', 'Shift+F'),
  grow: { ...pixels('grow', 'Grow region', 'Shift+G'), produces: ['mask'], controls: ['tolerance', 'holes', 'noise'] },
  cut: pixels('cut', 'Cut', 'Shift+V'),
  length: measure('length', 'Length', 'M', 'length'),
  bidirectional: measure('bidirectional', 'Two diameters', 'Shift+M', 'bidirectional'),
  angle: measure('angle', 'Angle', 'A', 'angle'),
  cobb: measure('cobb', 'Cobb angle', 'Shift+A', 'cobb'),
  ratio: measure('ratio', 'Cardiothoracic ratio', 'Shift+C', 'ratio'),
  probe: measure('probe', 'Probe', 'Shift+Q', 'point'),
} as const satisfies Readonly<Record<string, ToolFace>>

function shape<K extends 'box' | 'ellipse' | 'polygon' | 'polyline' | 'point' | 'keypoints'>(
  id: string,
  label: string,
  shortcut: string,
  kind: K,
) {
  return { id, label, shortcut, cursor: 'crosshair', group: 'shape', produces: [kind] } as const
}

function pixels(id: string, label: string, shortcut: string) {
  return { id, label, shortcut, cursor: 'crosshair', group: 'mask', produces: [], aims: true } as const
}

function measure<K extends 'length' | 'bidirectional' | 'angle' | 'cobb' | 'ratio' | 'point'>(
  id: string,
  label: string,
  shortcut: string,
  kind: K,
) {
  return { id, label, shortcut, cursor: 'crosshair', group: 'measure', produces: [kind] } as const
}

export const imageToolFaces: readonly ToolFace[] = Object.values(toolFaces)
