/** What a call costs: the SDK beside bare OkHttp, Retrofit and other clients. */
package io.moov.client.cost;
