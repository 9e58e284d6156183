/** Shows how far a long job is: a bar below the lines on a terminal, the lines alone elsewhere. */
export interface Progress {
  line(text: string): void;
  step(done: number, total: number, what: string): void;
  end(): void;
}

const WIDTH = 28;

/** `stream` is where lines go; only a terminal gets the bar, which is redrawn below them. */
export function progress(stream: NodeJS.WriteStream): Progress {
  let bar = '';
  const clear = () => {
    if (bar !== '') stream.write('\r\u001b[2K');
  };
  return {
    line(text) {
      clear();
      stream.write(`${text}\n${bar}`);
    },
    step(done, total, what) {
      if (!stream.isTTY) return;
      const filled = Math.round((done / total) * WIDTH);
      clear();
      bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total} ${what}`.slice(
        0,
        stream.columns - 1,
      );
      stream.write(bar);
    },
    end() {
      clear();
      bar = '';
    },
  };
}
