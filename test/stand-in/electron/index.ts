// The module 'electron' as the app's main process gets it here. A name that is missing fails when main is linked.
export { app } from './app.ts'
export { BrowserWindow } from './browserWindow.ts'
export { clipboard, nativeTheme, screen, shell } from './desktop.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipcMain.ts'
export { Menu, MenuItem } from './menu.ts'
export { protocol, session } from './session.ts'
export { utilityProcess } from './utilityProcess.ts'
