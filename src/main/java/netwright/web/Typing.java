package netwright.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;

/**
 * Fields whose text the server follows while it is typed. {@link ValueChangeMode#LAZY} would do so too, but loses what was
 * typed in the last moment before a click on a button (flow-components#6265). What the server proposes for a field while
 * somebody types in it comes too late and does not take the typing away. A {@code 1e3} is written out, since
 * {@code NumberField} reads it as 1.
 */
public final class Typing {

    private static final int PAUSE_MILLIS = 400;

    private static final String AFTER_PAUSE = """
            if (this.typing) return;
            this.typing = { pause: 0, begun: false };
            customElements.whenDefined(this.localName).then(() => {
              let type = this, value;
              while (!value) value = Object.getOwnPropertyDescriptor(type = Object.getPrototypeOf(type), 'value');
              Object.defineProperty(this, 'value', {
                configurable: true,
                get: value.get,
                set(text) {
                  if (!this.typing.begun || text === this.inputElement.value) value.set.call(this, text);
                },
              });
            });
            this.addEventListener('focusout', () => this.typing.begun = false);
            this.addEventListener('input', () => {
              this.typing.begun = true;
              clearTimeout(this.typing.pause);
              this.typing.pause = setTimeout(() => this.dispatchEvent(new CustomEvent('change', { bubbles: true })), $0);
            });
            this.addEventListener('change', () => clearTimeout(this.typing.pause));
            this.addEventListener('change', (event) => {
              const text = this.inputElement.type === 'number' ? this.inputElement.value : '';
              if (/e/i.test(text)) {
                this.value = this.inputElement.value =
                  Number(text).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });
                // The field takes what did not come from its input for known already.
                if (event.target !== this) this.dispatchEvent(new CustomEvent('change', { bubbles: true }));
              }
            }, true);
            """;

    private Typing() {}

    /** Takes the text in after a pause of 0.4 s in typing, and at once when the field is left. */
    public static <F extends Component & HasValueChangeMode> void follow(F field) {
        follow(field, PAUSE_MILLIS);
    }

    /** @param pause in typing after which the text is taken in, in milliseconds */
    public static <F extends Component & HasValueChangeMode> void follow(F field, int pause) {
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        field.addAttachListener(event -> field.getElement().executeJs(AFTER_PAUSE, pause));
    }
}
