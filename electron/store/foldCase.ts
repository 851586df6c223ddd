/** How names of devices and of registry keys are compared: without regard to upper and lower case, as Windows does. */
export const foldCase = (text: string): string => text.toLowerCase()
