package firewatch.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {
    @Test
    void whatGoesInComesOut() {
        assertThat(Cursor.parts(Cursor.of(List.of("王", "", "x")), 3)).containsExactly("王", "", "x");
        assertThat(Cursor.parts(null, 1)).isNull();
        assertThat(Cursor.parts("", 1)).isNull();
    }

    @Test
    void whatIsNotOursIsRefused() {
        assertThatThrownBy(() -> Cursor.parts("###", 1)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Cursor.parts(Cursor.of(List.of("a")), 2)).isInstanceOf(Refused.class);
    }

    @Test
    void aPageKnowsWhetherThereIsMore() {
        Page<String> first = Page.of(List.of("a", "b", "c"), 2, List::of);

        assertThat(first.items()).containsExactly("a", "b");
        assertThat(Cursor.parts(first.next(), 1)).containsExactly("b");
        assertThat(Page.of(List.of("a", "b"), 2, List::of).next()).isNull();
    }
}
