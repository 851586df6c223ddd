// Preloaded into the stand-in's utility processes: process.parentPort as Electron has it there.
const { EventEmitter } = require('node:events')

const port = new EventEmitter()
port.postMessage = (message) => process.send(message)
port.start = () => {}
process.on('message', (data) => port.emit('message', { data, ports: [] }))
process.on('disconnect', () => process.exit(0))
process.parentPort = port
process.type = 'utility'
