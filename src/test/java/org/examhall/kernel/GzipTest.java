package org.examhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GzipTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gzip, deflate, br, zstd | true
                    br;q=1.0, GZIP;q=0.5    | true
                    deflate,gzip;q=1.000    | true
                    gzip;q=0                | false
                    gzip;q=0.0, br          | false
                    br, deflate             | false
                    notgzip                 | false
                                            | false
                    """)
    void gzipIsForWhoTakesIt(String accepted, boolean takes) {
        assertThat(Gzip.isTaken(accepted)).isEqualTo(takes);
    }
}
