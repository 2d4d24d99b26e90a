import { Component } from 'preact';
import type { PanelContent } from '../../lib/messages';
import { type Announcement, Announcer } from './announcer';

interface Props {
  content: PanelContent;
}

interface Said extends Announcement {
  id: number;
}

/** Long enough to be read out, too short to be found later by who reads the page line by line. Milliseconds. */
const staysFor = 10_000;

/**
 * Two regions that are always there, since a screen reader follows only those that it knows. What is new is added to them
 * and nothing in them is changed, so that it is read out by itself.
 */
export class Announcements extends Component<Props, { said: Said[] }> {
  override state = { said: [] as Said[] };
  announcer = new Announcer();
  next = 0;
  timers = new Set<ReturnType<typeof setTimeout>>();

  override componentDidMount() {
    this.say(this.props.content);
  }

  override componentDidUpdate({ content }: Props) {
    if (content !== this.props.content) this.say(this.props.content);
  }

  override componentWillUnmount() {
    for (const timer of this.timers) clearTimeout(timer);
  }

  say(content: PanelContent) {
    const fresh = this.announcer.take(content).map((one) => ({ ...one, id: this.next++ }));
    if (fresh.length === 0) return;
    this.setState(({ said }) => ({ said: [...said, ...fresh] }));
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.setState(({ said }) => ({ said: said.filter((one) => !fresh.includes(one)) }));
    }, staysFor);
    this.timers.add(timer);
  }

  override render(_: Props, { said }: { said: Said[] }) {
    const lines = (kind: Announcement['kind']) =>
      said.filter((one) => one.kind === kind).map(({ id, text }) => <p key={id}>{text}</p>);
    return (
      <div class="sr">
        <div role="alert" aria-atomic="false">
          {lines('alert')}
        </div>
        <div role="log">{lines('polite')}</div>
      </div>
    );
  }
}
