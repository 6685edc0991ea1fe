const WIDTH = 30

/** A bar on a terminal's standard error; nothing where it is no terminal or there is one file. */
export const progressBar = (total: number): { step: (done: number) => void; end: () => void } => {
  const { stderr } = process
  if (!stderr.isTTY || total < 2) return { step: () => {}, end: () => {} }
  let shown = -1
  return {
    step: (done) => {
      const filled = Math.floor((done / total) * WIDTH)
      const percent = Math.floor((done / total) * 100)
      if (percent === shown) return
      shown = percent
      stderr.write(`\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total}`)
    },
    end: () => stderr.write(`\r${' '.repeat(WIDTH + 20)}\r`),
  }
}
