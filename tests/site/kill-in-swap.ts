import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { sep } from 'node:path'

// Loaded before a program (`node --import`): kills it before one of its changes of a folder.

const folder = process.env.KILL_IN ?? ''
const step = Number(process.env.KILL_AT)
let steps = 0

const isInside = (path: unknown): boolean =>
  typeof path === 'string' && `${path}${sep}`.startsWith(`${folder}${sep}`)

const killing =
  <Args extends unknown[], Result>(change: (...args: Args) => Result) =>
  (...args: Args): Result => {
    if (args.some(isInside) && steps++ === step) process.kill(process.pid, 'SIGKILL')
    return change(...args)
  }

Object.assign(fs, {
  mkdirSync: killing(fs.mkdirSync),
  renameSync: killing(fs.renameSync),
  rmdirSync: killing(fs.rmdirSync),
  rmSync: killing(fs.rmSync),
})
syncBuiltinESMExports()
