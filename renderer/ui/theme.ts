import { Button, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent. Index 6 fills in light, 5 in dark; both carry white text at 4.5:1 or better. */
const accent: MantineColorsTuple = [
  '#eef0fd',
  '#e6eafc',
  '#b9c3f4',
  '#93a2ff',
  '#6f81ec',
  '#5163dd',
  '#3f50c7',
  '#3545b5',
  '#2c3a9a',
  '#222d7a',
]

/** Mantine's dark greys, set to the neutrals of tokens.css so that its parts sit on our surfaces. */
const dark: MantineColorsTuple = [
  '#e7e9ee',
  '#b2bac7',
  '#929cab',
  '#6b7483',
  '#414957',
  '#2a2f39',
  '#20242c',
  '#181b21',
  '#14171c',
  '#0c0e12',
]

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  colors: { accent, dark },
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '21px' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'xs' },
      styles: { root: { flex: 'none', fontWeight: 500 } },
      vars: (_, { size }) => ({
        root:
          size === 'xs' ? { '--button-height': '30px', '--button-fz': '13px', '--button-padding-x': '11px' } : { '--button-fz': '12.5px' },
      }),
    }),
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    TextInput: { defaultProps: { size: 'xs' }, styles: { input: { fontSize: 13 } } },
    Select: { defaultProps: { size: 'xs' }, styles: { input: { fontSize: 13 } } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Modal: { styles: { title: { fontSize: 'var(--fs-title)', fontWeight: 600 } } },
    Tooltip: { defaultProps: { openDelay: 400, fz: 12 } },
  },
})
