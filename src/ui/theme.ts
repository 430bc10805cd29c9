import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  Menu,
  Popover,
  type VariantColorsResolver,
} from '@mantine/core'

/** The kit's neutral scales, without its blue tint. */
const neutral = [
  '#f7f7f7',
  '#ededed',
  '#dddddd',
  '#c9c9c9',
  '#a9a9a9',
  '#8a8a8a',
  '#6b6b6b',
  '#4b4b4b',
  '#2f2f2f',
  '#1a1a1a',
] as const
const dark = [
  '#ececec',
  '#c9c9c9',
  '#a8a8a8',
  '#757575',
  '#424242',
  '#2c2c2c',
  '#212121',
  '#161616',
  '#121212',
  '#0e0e0e',
] as const
const accent = [
  '#edf4ff',
  '#d5e5ff',
  '#b3d0ff',
  '#8fbbff',
  '#6ea8fe',
  '#4a8df0',
  '#2c72dc',
  '#1558c0',
  '#10489f',
  '#0b377c',
] as const

const controlHeight = 'var(--glossa-control)'
/**
 * Filled controls take their colours from the tokens: the kit's own contrast rule looks at the light theme's shade, and puts white on
 * the dark theme's light accent.
 */
const variantColorResolver: VariantColorsResolver = (input) => {
  const { variant, color } = input
  if (variant !== 'filled') return defaultVariantColorsResolver(input)
  const tone = color === 'red' ? 'danger' : 'accent'
  return {
    background: `var(--glossa-${tone})`,
    hover: `var(--glossa-${tone}-hover)`,
    color: `var(--glossa-${tone}-ink)`,
    border: '1px solid transparent',
  }
}

const quickly = { transitionProps: { duration: 100 } }
/**
 * A press on a picture is followed by no `mousedown`, since its viewer takes it for itself. Heard on its way down, it closes what is open
 * before the viewer takes the focus, which is then not given back to the button.
 */
const closedByAnyPress = {
  clickOutsideEvents: ['pointerdown', 'mousedown', 'touchstart'],
  clickOutsideCapture: true,
}

export const theme = createTheme({
  colors: { gray: neutral, dark, accent },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver,
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  respectReducedMotion: true,
  fontFamily: 'var(--glossa-font)',
  fontFamilyMonospace: 'var(--glossa-font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '40px' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'xs', variant: 'default' },
      vars: () => ({
        root: { '--button-height': controlHeight, '--button-padding-x': '10px' },
        label: {},
        section: {},
      }),
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: () => ({ root: { '--ai-size': controlHeight } }),
    }),
    Input: Input.extend({
      defaultProps: { size: 'xs' },
      vars: () => ({
        wrapper: {
          '--input-height': controlHeight,
          '--input-fz': 'var(--glossa-font-size-m)',
          '--input-padding': '8px',
        },
        input: {},
      }),
    }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { size: 'xs' },
      vars: () => ({
        label: {},
        success: {},
        error: { '--input-error-size': 'var(--glossa-font-size-s)' },
        description: { '--input-description-size': 'var(--glossa-font-size-s)' },
      }),
      styles: { label: { color: 'var(--glossa-text-dim)', fontWeight: 400, marginBottom: 2 } },
    }),
    // Written out: `extend` would load the part with the first page.
    Checkbox: {
      defaultProps: { size: 'xs' },
      vars: () => ({
        root: { '--checkbox-color': 'var(--glossa-accent)', '--checkbox-icon-color': 'var(--glossa-accent-ink)' },
      }),
    },
    // Inside the page's landmarks, not beside them.
    Menu: Menu.extend({
      defaultProps: {
        ...quickly,
        ...closedByAnyPress,
        clickOutsideEvents: [...closedByAnyPress.clickOutsideEvents, 'keydown'],
        shadow: 'md',
        withinPortal: false,
        floatingStrategy: 'fixed',
        withInitialFocusPlaceholder: false,
      },
    }),
    Popover: Popover.extend({
      defaultProps: { ...quickly, ...closedByAnyPress, withinPortal: false, floatingStrategy: 'fixed' },
    }),
    Tooltip: { defaultProps: { transitionProps: { duration: 80 } } },
  },
})

const shared = {
  '--mantine-color-body': 'var(--glossa-surface)',
  '--mantine-color-text': 'var(--glossa-text)',
  '--mantine-color-dimmed': 'var(--glossa-text-dim)',
  '--mantine-color-placeholder': 'var(--glossa-text-dim)',
  '--mantine-color-error': 'var(--glossa-danger)',
  '--mantine-color-anchor': 'var(--glossa-accent)',
  '--mantine-color-default': 'var(--glossa-surface-2)',
  '--mantine-color-default-hover': 'var(--glossa-surface-3)',
  '--mantine-color-default-border': 'var(--glossa-border)',
  '--mantine-color-default-color': 'var(--glossa-text)',
  '--mantine-color-gray-light-color': 'var(--glossa-text)',
  '--mantine-color-gray-light-hover': 'var(--glossa-surface-3)',
  '--mantine-color-disabled': 'transparent',
  '--mantine-color-disabled-color': 'var(--glossa-edge)',
  '--mantine-color-disabled-border': 'var(--glossa-border)',
}

/** Ties the kit's variables to the tokens, so that a colour is named once. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared })
