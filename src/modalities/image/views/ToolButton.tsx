import { ActionIcon } from '@mantine/core'
import {
  IconAngle,
  IconAspectRatio,
  IconBrush,
  IconBucketDroplet,
  IconCircle,
  IconColorPicker,
  IconContrastFilled,
  IconCrosshair,
  IconEraser,
  IconHandStop,
  IconHeartbeat,
  IconLambda,
  IconLasso,
  IconLine,
  IconMaximize,
  IconPencil,
  IconPointer,
  IconPolygon,
  IconRectangle,
  IconRuler,
  IconRulerMeasure,
  IconSlice,
  IconVectorSpline,
  IconWand,
} from '@tabler/icons-react'
import { useKeyNames } from '../../../ui/keys/keys-context.ts'

const icons: Readonly<Record<string, typeof IconPointer>> = {
  select: IconPointer,
  pan: IconHandStop,
  rectangle: IconRectangle,
  ellipse: IconCircle,
  polygon: IconPolygon,
  freehand: IconLasso,
  polyline: IconLine,
  point: IconCrosshair,
  keypoints: IconVectorSpline,
  brush: IconBrush,
  eraser: IconEraser,
  fill: IconBucketDroplet,
  grow: IconWand,
  cut: IconSlice,
  length: IconRuler,
  bidirectional: IconRulerMeasure,
  angle: IconAngle,
  cobb: IconLambda,
  ratio: IconHeartbeat,
  probe: IconColorPicker,
  fit: IconMaximize,
  'actual-size': IconAspectRatio,
  invert: IconContrastFilled,
}

interface ToolButtonProps {
  readonly id: string
  readonly label: string
  readonly shortcut: string
  /** Absent: not a toggle. */
  readonly pressed?: boolean
  readonly onClick: () => void
}

/** One button of the image toolbars, with its name and key told on hovering. */
export function ToolButton({ id, label, shortcut, pressed, onClick }: ToolButtonProps) {
  const Icon = icons[id] ?? IconPencil
  const keys = useKeyNames()
  return (
    <ActionIcon
      data-hint={keys.hint(label, shortcut)}
      variant={pressed === true ? 'filled' : 'subtle'}
      aria-label={label}
      {...(shortcut === '' ? {} : keys.aria(shortcut))}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={onClick}
    >
      <Icon size={17} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
}
