// Whether a server that ended by itself is started again.

/** How often it is started again within `span` before somebody has to look. */
const most = 4;
const span = 3 * 60_000;

/** The moments at which it was started again. */
export class Restarts {
  private moments: number[] = [];

  /** Whether it is to be started again now, at `now` in milliseconds. */
  again(now: number): boolean {
    this.moments = this.moments.filter((it) => now - it < span);
    if (this.moments.length >= most) return false;
    this.moments.push(now);
    return true;
  }
}
