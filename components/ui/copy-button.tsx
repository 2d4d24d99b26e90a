import { Component } from 'preact';
import { t } from '../../lib/i18n';
import { Icon } from './icon';
import { trusted } from './trusted';

interface Props {
  /** What the value is, for those who can't see what the button is next to. */
  label: string;
  value: string;
}

type Result = 'copied' | 'failed';

/** Copies exactly `value`, says so for two seconds. */
export class CopyButton extends Component<Props, { result: Result | null }> {
  timer: ReturnType<typeof setTimeout> | undefined;

  copy = trusted(() => {
    navigator.clipboard.writeText(this.props.value).then(
      () => this.show('copied'),
      () => this.show('failed'),
    );
  });

  show(result: Result) {
    clearTimeout(this.timer);
    this.setState({ result });
    this.timer = setTimeout(() => this.setState({ result: null }), 2000);
  }

  override componentWillUnmount() {
    clearTimeout(this.timer);
  }

  override render() {
    const { result } = this.state;
    const said = result && t(result === 'copied' ? 'panelCopied' : 'panelCopyFailed');
    return (
      <span class="copy">
        <button
          type="button"
          class="small"
          aria-label={t('panelCopyLabel', this.props.label)}
          onClick={this.copy}
        >
          <Icon name={result === 'copied' ? 'pass' : 'copy'} />
          {said || t('panelCopy')}
        </button>
        <span class="sr" role="status">
          {said}
        </span>
      </span>
    );
  }
}
