package io.moov.openapi.codegen;

/** A document of as many operations as one likes, each with models of its own and what most operations share. */
final class ScaleDocument {
    private final StringBuilder paths = new StringBuilder();
    private final StringBuilder schemas = new StringBuilder();

    private ScaleDocument() {}

    static String of(int operations) {
        ScaleDocument document = new ScaleDocument();
        for (int i = 0; i < operations; i++) {
            document.add(i);
        }
        return """
                openapi: 3.1.0
                info:
                  title: Scale
                  version: '1'
                servers:
                  - url: https://scale.example
                paths:
                %scomponents:
                  schemas:
                    Problem:
                      type: object
                      description: What went wrong.
                      required: [code]
                      properties:
                        code:
                          type: string
                %s""".formatted(document.paths, document.schemas);
    }

    private void add(int i) {
        paths.append("""
                  /things%1$d/{id}:
                    post:
                      tags: [group%2$d]
                      operationId: changeThing%1$d
                      summary: Change thing %1$d.
                      description: Changes the thing, and says **what** became of it.
                      parameters:
                        - name: id
                          in: path
                          required: true
                          schema:
                            type: string
                        - name: limit
                          in: query
                          schema:
                            type: integer
                      requestBody:
                        required: true
                        content:
                          application/json:
                            schema:
                              $ref: '#/components/schemas/Change%1$d'
                      responses:
                        '200':
                          description: The thing.
                          content:
                            application/json:
                              schema:
                                $ref: '#/components/schemas/Thing%1$d'
                        '400':
                          description: What is wrong.
                          content:
                            application/json:
                              schema:
                                $ref: '#/components/schemas/Problem'
                """.formatted(i, i / 20));
        schemas.append("""
                    Change%1$d:
                      type: object
                      description: A change of thing %1$d.
                      required: [name]
                      properties:
                        name:
                          type: string
                        at:
                          type: string
                          format: date-time
                        labels:
                          type: array
                          items:
                            type: string
                    Thing%1$d:
                      type: object
                      description: Thing %1$d.
                      required: [name, state]
                      properties:
                        name:
                          type: string
                        state:
                          $ref: '#/components/schemas/State%1$d'
                        size:
                          type: integer
                        price:
                          type: number
                        parts:
                          type: array
                          items:
                            $ref: '#/components/schemas/Thing%1$d'
                        notes:
                          type: object
                          additionalProperties:
                            type: string
                    State%1$d:
                      type: string
                      description: What became of thing %1$d.
                      enum: [open, closed]
                """.formatted(i));
    }
}
