import { brightnessUnit, type Histogram as HistogramFigures } from '../../domain/measure/statistics.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import styles from './MeasureSection.module.css'
import { useStatistics } from './use-statistics.ts'

const whole = new Intl.NumberFormat('en-GB')
const figure = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 5 })

function figureText(value: number | undefined, unit: string | null): string {
  if (value === undefined) return 'none'
  return unit === null || unit === brightnessUnit ? figure.format(value) : `${figure.format(value)} ${unit}`
}

/** What figures without a unit are of. */
function kindText(unit: string | null): string {
  if (unit === null) return '; values as stored, without a unit'
  return unit === brightnessUnit ? '; brightness of the colours, 0 to 255' : ''
}

/** Mean, spread and histogram of the values inside of a mark that is on view; nothing for marks that enclose none. */
export function RegionValues({ annotation }: { readonly annotation: Annotation }) {
  const told = useStatistics(annotation)
  if (told === null) return null
  const { pixels, counted, unit, values } = told
  const names = [
    ['Mean', values?.mean],
    ['SD', values?.sd],
    ['Median', values?.median],
    ['Min', values?.min],
    ['Max', values?.max],
  ] as const
  return (
    <div className={styles.values}>
      <dl className={styles.figures}>
        <div className={styles.figure}>
          <dt>Pixels</dt>
          <dd>{whole.format(pixels)}</dd>
        </div>
        {names.map(([name, value]) => (
          <div key={name} className={styles.figure}>
            <dt>{name}</dt>
            <dd>{figureText(value, unit)}</dd>
          </div>
        ))}
      </dl>
      {values !== null && <Histogram histogram={values.histogram} counted={counted} max={values.max} unit={unit} />}
      <p className={styles.basis}>
        Of the pixels whose centre is inside
        {counted < pixels && `, ${whole.format(pixels - counted)} without a value left out`}
        {kindText(unit)}.
      </p>
    </div>
  )
}

/** The value of the pixel that a probe on view is on. */
export function ProbeValue({ annotation }: { readonly annotation: Annotation }) {
  const told = useStatistics(annotation)
  if (told === null) return null
  const { unit, values } = told
  return (
    <>
      <dl className={styles.figures}>
        <div className={styles.figure}>
          <dt>Value</dt>
          <dd>{figureText(values?.mean, unit)}</dd>
        </div>
      </dl>
      <p className={styles.basis}>Of the pixel that the probe is on{kindText(unit)}.</p>
    </>
  )
}

interface HistogramProps {
  readonly histogram: HistogramFigures
  readonly counted: number
  readonly max: number
  readonly unit: string | null
}

/** Bars of equal width, the fullest as high as there is room. */
function Histogram({ histogram: { from, counts }, counted, max, unit }: HistogramProps) {
  const most = counts.reduce((a, b) => Math.max(a, b), 1)
  const range = `${figure.format(from)} to ${figureText(max, unit)}`
  return (
    <figure className={styles.histogram}>
      <svg
        role="img"
        aria-label={`Histogram of ${whole.format(counted)} values from ${range}`}
        viewBox={`0 0 ${counts.length} 100`}
        preserveAspectRatio="none"
      >
        {counts.map((count, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place in the row
          <rect key={index} x={index} width={0.9} y={100 - (100 * count) / most} height={(100 * count) / most} />
        ))}
      </svg>
      <figcaption aria-hidden>
        <span>{figure.format(from)}</span>
        <span>{figure.format(max)}</span>
      </figcaption>
    </figure>
  )
}
