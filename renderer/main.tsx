import './app/jitless.ts'
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import '@mantine/core/styles.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/state.css'
import './ui/chips.css'
import './ui/editor.css'
import './ui/layout.css'
import './ui/messages.css'
import './app/app.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { startTexts } from './app/startTexts.ts'
import { request } from './host/index.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

const [settings, info] = await Promise.all([request('host.settings', {}), request('host.info', {})])
startTexts(settings.language === 'system' ? info.systemLanguage : settings.language)
createRoot(root).render(<App settings={settings} info={info} />)
