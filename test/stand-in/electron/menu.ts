import { askInPage } from '../interactive.ts'
import { standIn } from '../standIn.ts'
import { app } from './app.ts'
import { refuseUnknownOptions, strict } from './strict.ts'
import { focusedWindow } from './windowList.ts'

interface ItemOptions {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio'
  readonly checked?: boolean
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly accelerator?: string
  /** False: the key goes to the page; menus have no keys here anyway. */
  readonly registerAccelerator?: boolean
  readonly submenu?: readonly ItemOptions[]
  readonly click?: (item: MenuItem, window: unknown, event: unknown) => void
}

const ITEM_OPTIONS = new Set('id label role type checked enabled visible accelerator registerAccelerator submenu click'.split(' '))
/** Roles that Electron gives to items; those that are not about quitting or the about box do nothing here. */
const ROLES = new Set(
  'undo redo cut copy paste selectAll zoomIn zoomOut resetZoom togglefullscreen toggleDevTools help quit about appMenu'.split(' '),
)
const ACCELERATOR = /^((CmdOrCtrl|Ctrl|Alt|Shift|Cmd)\+)*([A-Z0-9]|F\d{1,2}|Plus|Left|Right|Esc|Enter)$/

export class MenuItem {
  readonly id: string | undefined
  readonly label: string
  readonly role: string | undefined
  readonly type: string
  readonly enabled: boolean
  readonly visible: boolean
  readonly submenu: Menu | undefined
  checked: boolean
  private readonly onClick: ItemOptions['click']

  constructor(options: ItemOptions) {
    refuseUnknownOptions('MenuItem', options, ITEM_OPTIONS)
    const { id, label, role, type, checked, enabled, visible, accelerator, submenu, click } = options
    if (role !== undefined && !ROLES.has(role)) throw new Error(`stand-in: menu role ${role} is not imitated`)
    if (accelerator !== undefined && !ACCELERATOR.test(accelerator)) throw new Error(`stand-in: not an accelerator: ${accelerator}`)
    if (label === undefined && role === undefined && type !== 'separator') throw new Error('stand-in: a menu item without label or role')
    this.id = id
    this.label = label ?? role ?? ''
    this.role = role
    this.type = type ?? (submenu === undefined ? 'normal' : 'submenu')
    this.enabled = enabled ?? true
    this.visible = visible ?? true
    this.checked = checked ?? false
    this.submenu = submenu === undefined ? undefined : Menu.buildFromTemplate(submenu)
    this.onClick = click
  }

  /** What a click by a person does; an item that is greyed out or hidden cannot be clicked. */
  click(): void {
    if (!this.enabled || !this.visible) throw new Error(`stand-in: menu item ${this.id ?? this.label} cannot be clicked`)
    if (this.type === 'checkbox' || this.type === 'radio') this.checked = this.type === 'radio' || !this.checked
    if (this.onClick !== undefined) this.onClick(this, focusedWindow(), {})
    else if (this.role === 'quit') app.quit()
    else if (this.role === 'about') app.showAboutPanel()
  }
}

export class Menu {
  private static applicationMenu: Menu | null = null
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: readonly ItemOptions[]): Menu {
    const menu = new Menu()
    for (const options of template) menu.items.push(new MenuItem(options))
    return strict('Menu', menu)
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.applicationMenu
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }

  popup(): void {
    standIn().report('Menu.popup', this.labels())
    if (standIn().isInteractive) void this.ask()
  }

  private labels(): string[] {
    return this.leaves().map(({ path }) => path)
  }

  private leaves(prefix = ''): { path: string; item: MenuItem }[] {
    return this.items
      .filter((item) => item.visible && item.type !== 'separator')
      .flatMap((item) => (item.submenu ? item.submenu.leaves(`${prefix}${item.label} › `) : [{ path: `${prefix}${item.label}`, item }]))
  }

  private async ask(): Promise<void> {
    const leaves = this.leaves().filter(({ item }) => item.enabled)
    const choice = await askInPage({ title: app.getName(), choices: leaves.map(({ path }) => path) })
    leaves.find(({ path }) => path === choice)?.item.click()
  }
}
