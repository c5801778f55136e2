// Generated from the server's OpenAPI description by `npm run generate`.

export interface paths {
    "/predict/best-move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which of A's moves wins this fight?
         * @description Ranks A's moves by their worst case: the probability that A wins if B replies with what is best against that very move, of the moves given or of all it can learn. The model proposes; the simulator settles every reply that could decide, and says how: exactly, or by so many fights. A duel: both at level 50, each repeating its move until one faints.
         */
        post: operations["predictBestMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/predict/duel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who wins when each repeats one move? */
        post: operations["predictDuel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/predict/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Up to 1,000 duels at once, or 5,000 streamed
         * @description Answers in the order of the request; one wrong duel refuses the whole, by its position, unless `partial` is asked for. With `Accept: application/x-ndjson` each prediction is a line, sent when it is known.
         */
        post: operations["predictBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/predict/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Every move of A against every move of B
         * @description The win probability of each pair of moves, A's minimax move (best when B sees it and replies with its best) and the mixed-strategy equilibrium of choosing moves at the same time.
         */
        post: operations["predictMatrix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/predict/fight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who wins a fight of up to four moves a side, and what to do now?
         * @description Both sides choose anew every turn, at the same time and as well as can be; builds, HP left, ailments and stat stages count. Solved as a zero-sum game by the simulator's own rules; no model is asked. Known to both sides: each other's moves, HP, and how long sleep and confusion last. Moves with more than 3 power points do not run out of them.
         */
        post: operations["predictFight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/predict/fight/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Up to 36 fights at once
         * @description Answers in the order of the request. All share the budget and take turns in it, so that each has a first answer before any gets a better one. Wrong input refuses the whole, every field named by its position; a fight that cannot be solved has an error in place of an answer.
         */
        post: operations["predictFights"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/predict/fight/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Six against six: every fight of two teams, and whom to lead with
         * @description Every Pokémon of team A against every one of team B, one fight each. All share the budget and take turns in it, so that each has a first answer before any gets a better one. Wrong input refuses the whole, every field named by its position; a fight that cannot be solved has an error in place of an answer.
         */
        post: operations["predictFightMatrix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/predict/model-info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The model in service, or a registered version */
        get: operations["getModelInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pokemon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pokémon, filtered and sorted */
        get: operations["listPokemon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pokemon/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pokémon by part of a name, or by a name misspelt
         * @description Names that begin with the text come first; where none holds it, the closest names are given.
         */
        get: operations["searchPokemon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pokemon/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One Pokémon */
        get: operations["getPokemon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pokemon/{id}/weaknesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each type's moves do to a Pokémon */
        get: operations["getWeaknesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pokemon/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Moves a Pokémon can learn, and how */
        get: operations["getLearnset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Moves, filtered */
        get: operations["listMoves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moves/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Moves by part of a name, or by a name misspelt
         * @description Names that begin with the text come first; where none holds it, the closest names are given.
         */
        get: operations["searchMoves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moves/by-type/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Moves of a type */
        get: operations["listMovesByType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moves/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One move */
        get: operations["getMove"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The 18 types */
        get: operations["listTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/types/affinities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The type chart, whole or in part */
        get: operations["listAffinities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/types/affinities/by-name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The type chart by names of types */
        get: operations["listAffinitiesByName"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/types/{id}/pokemon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pokémon of a type */
        get: operations["listPokemonOfType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/types/by-name/{name}/pokemon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pokémon of a type, by the type's name */
        get: operations["listPokemonOfTypeByName"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive? */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Can it serve everything: game data and a model loaded, and not shutting down? During a first start the rest of the API answers before the model is made */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far is the pipeline that makes what is served? */
        get: operations["getStages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description Two Pokémon and the moves to choose from
         * @example {
         *       "pokemon_a_id": 7,
         *       "pokemon_b_id": "Charmander",
         *       "available_moves": [
         *         "Water Gun",
         *         "Tackle",
         *         "Bite",
         *         "Surf"
         *       ]
         *     }
         */
        BestMoveQuestion: {
            /** @description A, whose chances are asked for: id, or English or French name; accents and case do not matter */
            pokemon_a_id: components["schemas"]["PokemonReference"];
            /** @description B, its opponent: id, or English or French name; accents and case do not matter */
            pokemon_b_id: components["schemas"]["PokemonReference"];
            /** @description A's moves; status moves among them are set aside */
            available_moves: components["schemas"]["MoveReference"][];
            /** @description B's moves; without them B uses the best it can learn */
            available_moves_b?: components["schemas"]["MoveReference"][];
        };
        /**
         * @description a Pokémon: id, or English or French name; accents and case do not matter
         * @example 7
         * @example Squirtle
         * @example Carapuce
         */
        PokemonReference: number | string;
        /**
         * @description a move: id, or English or French name; accents and case do not matter
         * @example 55
         * @example Water Gun
         * @example Pistolet à O
         */
        MoveReference: number | string;
        /**
         * @description Two Pokémon and the one move that each repeats
         * @example {
         *       "pokemon_a_id": 7,
         *       "move_a": "Surf",
         *       "pokemon_b_id": "Charmander",
         *       "move_b": "Flamethrower"
         *     }
         */
        DuelQuestion: {
            /** @description A, whose chances are asked for: id, or English or French name; accents and case do not matter */
            pokemon_a_id: components["schemas"]["PokemonReference"];
            /** @description The move that A repeats: id, or English or French name; accents and case do not matter */
            move_a: components["schemas"]["MoveReference"];
            /** @description B, its opponent: id, or English or French name; accents and case do not matter */
            pokemon_b_id: components["schemas"]["PokemonReference"];
            /** @description The move that B repeats: id, or English or French name; accents and case do not matter */
            move_b: components["schemas"]["MoveReference"];
        };
        /**
         * @description Many duels
         * @example {
         *       "duels": [
         *         {
         *           "pokemon_a_id": 7,
         *           "move_a": "Surf",
         *           "pokemon_b_id": 4,
         *           "move_b": "Ember"
         *         }
         *       ]
         *     }
         */
        PredictBatchRequest: {
            /** @description The duels to predict; more than 1000 only as application/x-ndjson */
            duels: components["schemas"]["DuelQuestion"][];
        };
        /**
         * @description Two Pokémon and the moves of each
         * @example {
         *       "pokemon_a_id": 7,
         *       "pokemon_b_id": 4
         *     }
         */
        PredictMatrixRequest: {
            /** @description A, whose chances are asked for: id, or English or French name; accents and case do not matter */
            pokemon_a_id: components["schemas"]["PokemonReference"];
            /** @description B, its opponent: id, or English or French name; accents and case do not matter */
            pokemon_b_id: components["schemas"]["PokemonReference"];
            /** @description Without them: every damaging move A can learn */
            moves_a?: components["schemas"]["MoveReference"][];
            /** @description Without them: every damaging move B can learn */
            moves_b?: components["schemas"]["MoveReference"][];
        };
        /**
         * @description Two fighters with up to four moves each
         * @example {
         *       "a": {
         *         "pokemon": "Charizard",
         *         "moves": [
         *           "Solar Beam",
         *           "Air Slash",
         *           "Thunder Punch",
         *           "Headbutt"
         *         ]
         *       },
         *       "b": {
         *         "pokemon": "Blastoise",
         *         "moves": [
         *           "Dig",
         *           "Ice Beam",
         *           "Ice Punch",
         *           "Surf"
         *         ]
         *       }
         *     }
         */
        FightQuestion: {
            /** @description A, whose chances are asked for */
            a: components["schemas"]["Fighter"];
            /** @description B, its opponent */
            b: components["schemas"]["Fighter"];
            /**
             * @description Time to work at it: what is known by then is the answer. A first answer is given however long it takes
             * @default 1000
             */
            budget_ms?: number;
        };
        /** @description A Pokémon, how it was raised, what it knows and how it stands */
        Fighter: {
            pokemon: components["schemas"]["PokemonReference"];
            /** @description Its moves, status moves among them: each id, or English or French name; accents and case do not matter */
            moves: components["schemas"]["MoveReference"][];
            /** @description How it was raised; what is left out is level 50, best values, neutral nature, friendship 70 */
            build?: {
                /**
                 * @description Level
                 * @default 50
                 */
                level?: number;
                /**
                 * @description Individual values, what it was born with
                 * @default {}
                 */
                individual_values?: {
                    /**
                     * @description HP
                     * @default 31
                     */
                    hp?: number;
                    /**
                     * @description Attack
                     * @default 31
                     */
                    attack?: number;
                    /**
                     * @description Defense
                     * @default 31
                     */
                    defense?: number;
                    /**
                     * @description Special Attack
                     * @default 31
                     */
                    sp_attack?: number;
                    /**
                     * @description Special Defense
                     * @default 31
                     */
                    sp_defense?: number;
                    /**
                     * @description Speed
                     * @default 31
                     */
                    speed?: number;
                };
                /**
                 * @description Awakening values, from candies: a point of the stat each
                 * @default {}
                 */
                awakening_values?: {
                    /**
                     * @description HP
                     * @default 0
                     */
                    hp?: number;
                    /**
                     * @description Attack
                     * @default 0
                     */
                    attack?: number;
                    /**
                     * @description Defense
                     * @default 0
                     */
                    defense?: number;
                    /**
                     * @description Special Attack
                     * @default 0
                     */
                    sp_attack?: number;
                    /**
                     * @description Special Defense
                     * @default 0
                     */
                    sp_defense?: number;
                    /**
                     * @description Speed
                     * @default 0
                     */
                    speed?: number;
                };
                /**
                 * @description Nature
                 * @default serious
                 * @enum {string}
                 */
                nature?: "hardy" | "lonely" | "brave" | "adamant" | "naughty" | "bold" | "docile" | "relaxed" | "impish" | "lax" | "timid" | "hasty" | "serious" | "jolly" | "naive" | "modest" | "mild" | "quiet" | "bashful" | "rash" | "calm" | "gentle" | "sassy" | "careful" | "quirky";
                /**
                 * @description Friendship
                 * @default 70
                 */
                friendship?: number;
            };
            /** @description How it stands now; without it: fresh */
            state?: {
                /** @description HP left; without it all */
                hp?: number;
                /**
                 * @description Ailment; confusion is apart
                 * @default null
                 */
                ailment?: ("burn" | "freeze" | "paralysis" | "poison" | "bad_poison" | "sleep") | null;
                /** @description Asleep: actions until it wakes, the waking one included, 1 to 4, without it 3. Badly poisoned: turns suffered, 0 to 15 */
                ailment_turns?: number;
                /**
                 * @description Actions until it snaps out of confusion, that one included; 0: not confused
                 * @default 0
                 */
                confusion?: number;
                /**
                 * @description Stages of the stats
                 * @default {}
                 */
                stages?: {
                    /**
                     * @description Attack
                     * @default 0
                     */
                    attack?: number;
                    /**
                     * @description Defense
                     * @default 0
                     */
                    defense?: number;
                    /**
                     * @description Special Attack
                     * @default 0
                     */
                    sp_attack?: number;
                    /**
                     * @description Special Defense
                     * @default 0
                     */
                    sp_defense?: number;
                    /**
                     * @description Speed
                     * @default 0
                     */
                    speed?: number;
                    /**
                     * @description Accuracy
                     * @default 0
                     */
                    accuracy?: number;
                    /**
                     * @description Evasion
                     * @default 0
                     */
                    evasion?: number;
                };
                /** @description Power points left, move by move; without them all */
                power_points?: number[];
            };
        };
        /**
         * @description Many fights
         * @example {
         *       "fights": [
         *         {
         *           "a": {
         *             "pokemon": "Squirtle",
         *             "moves": [
         *               "Surf",
         *               "Tackle"
         *             ]
         *           },
         *           "b": {
         *             "pokemon": "Charmander",
         *             "moves": [
         *               "Ember"
         *             ]
         *           }
         *         }
         *       ]
         *     }
         */
        FightsQuestion: {
            /** @description The fights to solve */
            fights: {
                /** @description A, whose chances are asked for */
                a: components["schemas"]["Fighter"];
                /** @description B, its opponent */
                b: components["schemas"]["Fighter"];
            }[];
            /**
             * @description Time to work at all of them together: what is known by then is the answer; no fight is begun in the last 20 ms, but a first answer that is begun, and that to the first fight, is waited for
             * @default 3000
             */
            budget_ms?: number;
        };
        /**
         * @description Two teams of up to six
         * @example {
         *       "team_a": [
         *         {
         *           "pokemon": "Squirtle",
         *           "moves": [
         *             "Surf",
         *             "Tackle"
         *           ]
         *         }
         *       ],
         *       "team_b": [
         *         {
         *           "pokemon": "Charmander",
         *           "moves": [
         *             "Ember"
         *           ]
         *         }
         *       ]
         *     }
         */
        FightMatrixQuestion: {
            /** @description A's Pokémon, whose chances are asked for */
            team_a: components["schemas"]["Fighter"][];
            /** @description B's Pokémon */
            team_b: components["schemas"]["Fighter"][];
            /**
             * @description Time to work at all of them together: what is known by then is the answer; no fight is begun in the last 20 ms, but a first answer that is begun, and that to the first fight, is waited for
             * @default 3000
             */
            budget_ms?: number;
        };
        /**
         * @description Kind of a Pokémon's form
         * @enum {string}
         */
        Form: "base" | "mega" | "mega_x" | "mega_y" | "alola" | "starter";
        /**
         * @description How a Pokémon comes by a move
         * @enum {string}
         */
        LearnMethod: "level_up" | "tm" | "move_tutor" | "event" | "before_evolution";
        /**
         * @description Which stats a move's damage goes by; status: no damage
         * @enum {string}
         */
        MoveCategory: "physical" | "special" | "status";
        /** @description A's moves, ranked */
        BestMove: {
            /** @description PokéAPI's Pokémon id */
            pokemon_a_id: number;
            /** @description In the language of the answer */
            pokemon_a_name: string;
            /** @description PokéAPI's Pokémon id */
            pokemon_b_id: number;
            /** @description In the language of the answer */
            pokemon_b_name: string;
            /** @description Name of the move whose worst case is best; null where none can hit B */
            recommended_move: string | null;
            /** @description PokéAPI's move id; null where none can hit B */
            recommended_move_id: number | null;
            /** @description P(A wins) with the recommended move against B's best reply to it; 0 without one */
            win_probability: number;
            /** @description Why nothing is recommended */
            note?: string;
            /** @description Moves as good as the recommended one, as far as can be told: within error of it */
            tied_with: components["schemas"]["NamedMove"][];
            /** @description Both choosing their move at the same time, unseen by the other */
            equilibrium: components["schemas"]["Equilibrium"];
            /** @description Those that can hit B, in descending win probability */
            all_moves: components["schemas"]["RankedMove"][];
            /** @description Moves by which no duel is won: they deal no damage, or cannot hit B */
            ignored_moves: components["schemas"]["IgnoredMove"][];
            /** @description Of the recommended move */
            explanation?: components["schemas"]["Explanation"];
            /** @description Version of the model that answered */
            model_version: string;
        };
        /** @description A move by id and name */
        NamedMove: {
            /** @description PokéAPI's move id */
            move_id: number;
            /** @description In the language of the answer */
            move_name: string;
        };
        /** @description A move of a mixed strategy */
        StrategyMove: {
            /** @description PokéAPI's move id */
            move_id: number;
            /** @description In the language of the answer */
            move_name: string;
            /** @description How often it is played */
            probability: number;
        };
        /** @description Mixed-strategy Nash equilibrium of the move choice */
        Equilibrium: {
            /** @description P(A wins) when both play their mixed strategy */
            value: number;
            /** @description A's moves played with a probability above 0 */
            strategy_a: components["schemas"]["StrategyMove"][];
            /** @description B's moves played with a probability above 0 */
            strategy_b: components["schemas"]["StrategyMove"][];
        };
        /** @description One of A's moves and how the fight goes with it */
        RankedMove: {
            /** @description PokéAPI's move id */
            move_id: number;
            /** @description In the language of the answer */
            move_name: string;
            move_type: components["schemas"]["TypeIdentifier"];
            /** @description null: no power of its own */
            move_power: number | null;
            /** @description power × STAB × type multiplier; 0 where there is no power */
            effective_power: number;
            /** @description What B's types make of the move's, 0 to 4 */
            type_multiplier: number;
            /** @description 1.5 where the move is of one of A's types, or else 1 */
            stab: number;
            /** @description The higher goes first, whoever is faster */
            priority: number;
            /** @description Expected share of the opponent's HP a turn */
            score: number;
            /** @description P(A wins) with this move against B's best reply to it: its worst case */
            win_probability: number;
            /**
             * @description Worked out by the rules, estimated from fights, or the model's word that few fights do not contradict
             * @enum {string}
             */
            method: "exact" | "monte_carlo" | "model";
            /** @description Fights played for it; 0 unless the method is monte_carlo */
            playouts: number;
            /** @description 95 % interval of the fights (Wilson); null unless the method is monte_carlo */
            interval: components["schemas"]["Interval"] | null;
            /** @description P(A wins) by the model, against the same move */
            model_probability: number;
            /**
             * @description A from a win probability of ½ on
             * @enum {string}
             */
            predicted_winner: "A" | "B";
            /** @description B's best reply to this move, which the probability is against */
            opponent_move_id: number;
            /** @description In the language of the answer */
            opponent_move_name: string;
            verification?: components["schemas"]["Verification"];
        };
        /**
         * @description PokéAPI's name of a type
         * @enum {string}
         */
        TypeIdentifier: "normal" | "fighting" | "flying" | "poison" | "ground" | "rock" | "bug" | "ghost" | "steel" | "fire" | "water" | "grass" | "electric" | "psychic" | "ice" | "dragon" | "dark" | "fairy";
        /** @description Lower and upper end */
        Interval: [
            number,
            number
        ];
        /** @description The simulator's own answer */
        Verification: {
            /** @description P(A wins) + ½ P(draw) under the game's mechanics */
            win_probability: number;
            /**
             * @description Worked out, or estimated from playouts
             * @enum {string}
             */
            method: "exact" | "monte_carlo";
            /** @description 0 where the method is exact */
            playouts: number;
            /** @description 0 where the method is exact */
            standard_error: number;
        };
        /** @description A move that was set aside */
        IgnoredMove: {
            /** @description PokéAPI's move id */
            move_id: number;
            /** @description In the language of the answer */
            move_name: string;
            /** @description Why it was set aside */
            reason: string;
        };
        /** @description SHAP values */
        Explanation: {
            /**
             * @description Unit of all the values below
             * @constant
             */
            unit: "log_odds";
            /** @description The model's mean output; with all contributions it gives the output */
            base_value: number;
            /** @description Log-odds of A winning, before calibration where the model has one */
            output: number;
            /** @description Every feature, the largest absolute contribution first */
            contributions: components["schemas"]["Contribution"][];
        };
        /** @description What one feature does to a prediction */
        Contribution: {
            /** @description Name of the feature */
            feature: string;
            /** @description Its value; null: missing */
            value: number | null;
            /** @description What it adds to the output */
            contribution: number;
        };
        /** @description Who wins a duel */
        PredictDuelResponse: {
            /** @description PokéAPI's Pokémon id */
            pokemon_a_id: number;
            /** @description In the language of the answer */
            pokemon_a_name: string;
            /** @description PokéAPI's Pokémon id */
            pokemon_b_id: number;
            /** @description In the language of the answer */
            pokemon_b_name: string;
            /** @description PokéAPI's move id */
            move_a_id: number;
            /** @description In the language of the answer */
            move_a_name: string;
            /** @description PokéAPI's move id */
            move_b_id: number;
            /** @description In the language of the answer */
            move_b_name: string;
            /** @description P(A wins) */
            win_probability: number;
            /**
             * @description Worked out by the rules, estimated from fights, or the model's word that few fights do not contradict
             * @enum {string}
             */
            method: "exact" | "monte_carlo" | "model";
            /** @description Fights played for it; 0 unless the method is monte_carlo */
            playouts: number;
            /** @description 95 % interval of the fights (Wilson); null unless the method is monte_carlo */
            interval: components["schemas"]["Interval"] | null;
            /** @description P(A wins) by the model, against the same move */
            model_probability: number;
            /**
             * @description A from a win probability of ½ on
             * @enum {string}
             */
            predicted_winner: "A" | "B";
            explanation?: components["schemas"]["Explanation"];
            verification?: components["schemas"]["Verification"];
            /** @description Version of the model that answered */
            model_version: string;
        };
        /** @description Who wins each of many duels */
        PredictBatchResponse: {
            /** @description Version of the model that answered */
            model_version: string;
            /** @description One a duel, in the order of the request */
            predictions: components["schemas"]["BatchItem"][];
        };
        /** @description Who wins one of many duels, or what is wrong with it */
        BatchItem: components["schemas"]["BatchPrediction"] | components["schemas"]["BatchError"];
        /** @description Who wins one of many duels */
        BatchPrediction: {
            /** @description P(A wins) */
            win_probability: number;
            /**
             * @description Worked out by the rules, estimated from fights, or the model's word that few fights do not contradict
             * @enum {string}
             */
            method: "exact" | "monte_carlo" | "model";
            /** @description Fights played for it; 0 unless the method is monte_carlo */
            playouts: number;
            /** @description 95 % interval of the fights (Wilson); null unless the method is monte_carlo */
            interval: components["schemas"]["Interval"] | null;
            /** @description P(A wins) by the model, against the same move */
            model_probability: number;
            /**
             * @description A from a win probability of ½ on
             * @enum {string}
             */
            predicted_winner: "A" | "B";
            verification?: components["schemas"]["Verification"];
        };
        /** @description A duel that cannot be; only where partial was asked for */
        BatchError: {
            /** @description Why this duel has no prediction */
            error: {
                /** @description Path of the field in the request, such as duels[3].move_a */
                field: string;
                /** @description What is wrong with it, its value, and what would be right */
                message: string;
                /** @description Names that were perhaps meant, nearest first */
                suggestions?: string[];
            };
        };
        /** @description Every move of A against every move of B */
        PredictMatrixResponse: {
            /** @description PokéAPI's Pokémon id */
            pokemon_a_id: number;
            /** @description In the language of the answer */
            pokemon_a_name: string;
            /** @description PokéAPI's Pokémon id */
            pokemon_b_id: number;
            /** @description In the language of the answer */
            pokemon_b_name: string;
            /** @description A's moves, in the order of the rows */
            moves_a: components["schemas"]["NamedMove"][];
            /** @description B's moves, in the order of the columns */
            moves_b: components["schemas"]["NamedMove"][];
            /** @description P(A wins): a row a move of A, a column a move of B */
            win_probability: number[][];
            minimax: components["schemas"]["Minimax"];
            equilibrium: components["schemas"]["Equilibrium"];
            /** @description Version of the model that answered */
            model_version: string;
        };
        /** @description A's best move when B sees it and replies with its best */
        Minimax: {
            /** @description PokéAPI's move id */
            move_id: number;
            /** @description In the language of the answer */
            move_name: string;
            /** @description P(A wins) against B's best reply */
            win_probability: number;
            /** @description B's best reply */
            reply_move_id: number;
            /** @description In the language of the answer */
            reply_move_name: string;
        };
        /** @description The fight solved as a game */
        FightAnswer: {
            /** @description P(A wins) where both play as well as can be */
            win_probability: number;
            /** @description The value lies in it; both ends alike where it is exact */
            interval: components["schemas"]["Interval"];
            /**
             * @description Every situation and all HP worked out, or the likeliest situations at the HP levels that matter
             * @enum {string}
             */
            method: "exact" | "search";
            /** @description Situations looked at, HP apart */
            situations: number;
            /** @description Whether these are all that can arise */
            complete: boolean;
            a: components["schemas"]["FightSide"];
            b: components["schemas"]["FightSide"];
            /** @description P(A wins) by the first choice of A (rows) and of B (columns) */
            payoffs: number[][];
        };
        /** @description A side and what it can do now */
        FightSide: {
            /** @description PokéAPI's Pokémon id */
            pokemon_id: number;
            /** @description In the language of the answer */
            pokemon_name: string;
            /** @description HP at the start of the fight */
            hp: number;
            /** @description In the order of the question; one where the side is locked into a move */
            choices: components["schemas"]["FightChoice"][];
        };
        /** @description A move at the start of the fight */
        FightChoice: {
            /** @description PokéAPI's move id */
            move_id: number;
            /** @description In the language of the answer */
            move_name: string;
            /** @description How often an optimal player uses it now */
            probability: number;
            /** @description Chance of its side to win with it now, whatever the other does */
            worst_case: number;
            /** @description null for a move that takes no HP by itself */
            damage: components["schemas"]["FightDamage"] | null;
        };
        /** @description What one use of a move takes */
        FightDamage: {
            /** @description HP of a use that hits, no critical hit, lowest roll */
            least: number;
            /** @description The same, highest roll */
            most: number;
            /** @description Of the HP that the target has left */
            least_percent: number;
            /** @description Of the HP that the target has left */
            most_percent: number;
            /** @description Chance that a use hits */
            hit_chance: number;
            /** @description Fewest uses that may knock the target out, 6 where no fewer do */
            uses_to_knock_out: number;
            /** @description Chance that so many uses do, misses and critical hits counted */
            knock_out_chance: number;
        };
        /** @description Many fights solved, each as a game */
        FightsAnswer: {
            /** @description In the order of the request */
            fights: {
                /** @description null where there is an error */
                answer: components["schemas"]["FightAnswer"] | null;
                /** @description Why there is no answer; null where there is one */
                error: string | null;
            }[];
        };
        /** @description Every fight of two teams */
        FightMatrixAnswer: {
            /** @description The rows */
            team_a: {
                /** @description PokéAPI's Pokémon id */
                pokemon_id: number;
                /** @description In the language of the answer */
                pokemon_name: string;
            }[];
            /** @description The columns */
            team_b: {
                /** @description PokéAPI's Pokémon id */
                pokemon_id: number;
                /** @description In the language of the answer */
                pokemon_name: string;
            }[];
            /** @description P(the row's Pokémon wins) where both play as well as can be, by Pokémon of A (rows) and B (columns) */
            win_probability: (number | null)[][];
            /** @description What that value lies in, by Pokémon of A (rows) and B (columns) */
            interval: (components["schemas"]["Interval"] | null)[][];
            /** @description How it was found, as in FightAnswer, by Pokémon of A (rows) and B (columns) */
            method: (("exact" | "search") | null)[][];
            /** @description Why there is no answer; null where there is one, by Pokémon of A (rows) and B (columns) */
            error: (string | null)[][];
            /** @description The choice of the first Pokémon as a game of its own, among those of whom a fight is solved; nobody is switched */
            lead: {
                /** @description P(A's lead wins) where both choose at once and unseen */
                value: number;
                /** @description What that lies in */
                interval: components["schemas"]["Interval"];
                /** @description Whom A should lead with */
                strategy_a: {
                    /** @description PokéAPI's Pokémon id */
                    pokemon_id: number;
                    /** @description In the language of the answer */
                    pokemon_name: string;
                    /** @description How often to lead with it */
                    probability: number;
                }[];
                /** @description Whom B should lead with */
                strategy_b: {
                    /** @description PokéAPI's Pokémon id */
                    pokemon_id: number;
                    /** @description In the language of the answer */
                    pokemon_name: string;
                    /** @description How often to lead with it */
                    probability: number;
                }[];
            };
        };
        /** @description A version of the model */
        GetModelInfoResponse: {
            /** @description Name of the model in the registry */
            name: string;
            /** @description Kind of model */
            model_type: string;
            /** @description Version that this is about */
            version: string;
            /** @description Registered versions, each of which model_version may ask for */
            versions: string[];
            /** @description How many features it has */
            n_features: number;
            /** @description Their names, in the model's order */
            features: string[];
            /** @description Version of the features' definition */
            feature_version: string;
            /** @description On the pair-disjoint test split */
            metrics: {
                [key: string]: number;
            };
            /** @description When it was trained, ISO 8601 */
            trained_at: string;
            /** @description How many duels it was trained on */
            training_rows: number;
            /** @description What its trainer was told */
            hyperparameters: {
                [key: string]: number | string;
            };
            /** @description SHA-256 of the model file */
            model_hash: string;
        };
        /** @description A part of the Pokémon found */
        ListPokemonResponse: {
            /** @description How many there are in all */
            total: number;
            /** @description How many were left out before these */
            offset: number;
            /** @description How many were asked for at most */
            limit: number;
            /** @description Those that were asked for */
            items: components["schemas"]["Pokemon"][];
        };
        /** @description A form of a Pokémon */
        Pokemon: {
            /** @description PokéAPI's Pokémon id */
            id: number;
            /** @description PokéAPI's name */
            identifier: string;
            /** @description In the language of the answer */
            name: string;
            names: components["schemas"]["Names"];
            /** @description National Pokédex number, which forms share */
            pokedex_number: number;
            form: components["schemas"]["Form"];
            /** @description In slot order */
            types: components["schemas"]["TypeIdentifier"][];
            stats: components["schemas"]["Stats"];
            /** @description Height in metres */
            height_m: number;
            /** @description Weight in kilograms */
            weight_kg: number;
            /** @description Address of a picture; null: there is none */
            sprite_url: string | null;
            /** @description National Pokédex number of what it evolves from; null: it is the first */
            evolves_from_pokedex_number: number | null;
        };
        /** @description The names in both languages */
        Names: {
            /** @description English */
            en: string;
            /** @description French */
            fr: string;
        };
        /** @description Base stats */
        Stats: {
            /** @description HP */
            hp: number;
            /** @description Attack */
            attack: number;
            /** @description Defense */
            defense: number;
            /** @description Special Attack */
            sp_attack: number;
            /** @description Special Defense */
            sp_defense: number;
            /** @description Speed */
            speed: number;
            /** @description The sum of all six */
            total: number;
        };
        /** @description What each type's moves do to a Pokémon */
        Weaknesses: {
            /** @description PokéAPI's Pokémon id */
            pokemon_id: number;
            /** @description In the language of the answer */
            pokemon_name: string;
            /** @description Of the Pokémon, in slot order */
            types: components["schemas"]["TypeIdentifier"][];
            /** @description All 18 types, the most dangerous first */
            multipliers: components["schemas"]["Weakness"][];
        };
        /** @description What one type's moves do to a Pokémon */
        Weakness: {
            /** @description Type of the move */
            attacking_type: components["schemas"]["TypeIdentifier"];
            /** @description Its name in the language of the answer */
            attacking_type_name: string;
            /** @description 0, 0.25, 0.5, 1, 2 or 4 */
            multiplier: number;
        };
        /** @description A move and how a Pokémon learns it */
        LearnedMove: {
            /** @description National move number, also PokéAPI's id */
            id: number;
            /** @description PokéAPI's name */
            identifier: string;
            /** @description In the language of the answer */
            name: string;
            names: components["schemas"]["Names"];
            type: components["schemas"]["TypeIdentifier"];
            category: components["schemas"]["MoveCategory"];
            /** @description null: no power of its own */
            power: number | null;
            /** @description Per cent; null: never misses */
            accuracy: number | null;
            /** @description How often it can be used */
            pp: number;
            /** @description The higher goes first, whoever is faster */
            priority: number;
            damage_type: components["schemas"]["DamageType"];
            /** @description What it does, in English */
            description: string;
            /** @description Every way in which the Pokémon can learn it */
            learned_by: components["schemas"]["WayToLearn"][];
        };
        /**
         * @description How a move's damage comes about; none: a status move
         * @enum {string}
         */
        DamageType: "none" | "formula" | "multi_hit" | "fixed" | "level" | "half_hp" | "ohko" | "psywave" | "foul_play" | "weight" | "friendship" | "counter" | "mirror_coat" | "bide";
        /** @description A way to learn a move */
        WayToLearn: {
            method: components["schemas"]["LearnMethod"];
            /** @description 0 at the start, -1 on evolution, null where the method has no level */
            level: number | null;
        };
        /** @description A part of the moves found */
        ListMovesResponse: {
            /** @description How many there are in all */
            total: number;
            /** @description How many were left out before these */
            offset: number;
            /** @description How many were asked for at most */
            limit: number;
            /** @description Those that were asked for */
            items: components["schemas"]["Move"][];
        };
        /** @description A move */
        Move: {
            /** @description National move number, also PokéAPI's id */
            id: number;
            /** @description PokéAPI's name */
            identifier: string;
            /** @description In the language of the answer */
            name: string;
            names: components["schemas"]["Names"];
            type: components["schemas"]["TypeIdentifier"];
            category: components["schemas"]["MoveCategory"];
            /** @description null: no power of its own */
            power: number | null;
            /** @description Per cent; null: never misses */
            accuracy: number | null;
            /** @description How often it can be used */
            pp: number;
            /** @description The higher goes first, whoever is faster */
            priority: number;
            damage_type: components["schemas"]["DamageType"];
            /** @description What it does, in English */
            description: string;
        };
        /** @description One of the 18 types */
        Type: {
            /** @description PokéAPI's id, 1 to 18 */
            id: number;
            identifier: components["schemas"]["TypeIdentifier"];
            /** @description In the language of the answer */
            name: string;
            names: components["schemas"]["Names"];
        };
        /** @description What one type's moves do to another type */
        Affinity: {
            /** @description Type of the move */
            attacking_type: components["schemas"]["TypeIdentifier"];
            /** @description Type of the Pokémon that is hit */
            defending_type: components["schemas"]["TypeIdentifier"];
            /** @description Its name in the language of the answer */
            attacking_type_name: string;
            /** @description Its name in the language of the answer */
            defending_type_name: string;
            /** @description 0, 0.5, 1 or 2 */
            multiplier: number;
        };
        /** @description The process is alive */
        GetHealthResponse: {
            /**
             * @description It answers
             * @constant
             */
            status: "ok";
            /** @description Version of the server */
            version: string;
            /** @description Since the process began */
            uptime_seconds: number;
        };
        /** @description The server can serve */
        GetReadinessResponse: {
            /**
             * @description It can serve
             * @constant
             */
            status: "ready";
            /** @description Version of the model in service */
            model_version: string;
            /** @description How many Pokémon the game's data has */
            pokemon: number;
            /** @description How many moves the game's data has */
            moves: number;
        };
        /** @description How far the pipeline is */
        GetStagesResponse: {
            /** @description A pipeline is at work at this moment */
            running: boolean;
            /** @description When it last said how far it is; null where none ever has */
            updated_at: string | null;
            /** @description In the order in which they begin */
            stages: {
                /** @description Its name, as commands and records have it */
                name: string;
                /** @description What it does */
                title: string;
                /** @description Stages that it waits for */
                after: string[];
                /**
                 * @description Where it stands
                 * @enum {string}
                 */
                state: "waiting" | "running" | "done" | "failed";
                /** @description Of the long job that it is at, if any */
                progress: {
                    /** @description What the job is called */
                    label: string;
                    /** @description How much of it is finished */
                    done: number;
                    /** @description How much there is of it */
                    total: number;
                    /** @description What is counted */
                    unit: string;
                } | null;
            }[];
        };
        /** @description RFC 9457 problem details */
        Problem: {
            /** @description urn:predictiondex:problem:… */
            type: string;
            /** @description The type in words */
            title: string;
            /** @description The answer's HTTP status */
            status: number;
            /** @description What is wrong with this request */
            detail: string;
            /** @description Also in the X-Request-Id header and in the server's log */
            request_id: string;
            /** @description The trace that the request belongs to, as in traceparent, where there is one */
            trace_id?: string;
            /** @description What the request would cost, where it was refused for that */
            price?: {
                /** @description Win probabilities that the model would give */
                predictions: number;
                /** @description Milliseconds of the simulator */
                simulator_ms: number;
            };
            /** @description The fields that are wrong, where it is theirs */
            errors?: components["schemas"]["FieldError"][];
        };
        /** @description What is wrong with one field of a request */
        FieldError: {
            /**
             * @description Part of the request that has the field
             * @enum {string}
             */
            in: "body" | "query" | "path" | "header";
            /** @description Path of the field, such as available_moves[1] */
            field: string;
            /** @description What is wrong with it, its value, and what would be right */
            message: string;
            /** @description Names that were perhaps meant, nearest first */
            suggestions?: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type BestMoveQuestion = components['schemas']['BestMoveQuestion'];
export type PokemonReference = components['schemas']['PokemonReference'];
export type MoveReference = components['schemas']['MoveReference'];
export type DuelQuestion = components['schemas']['DuelQuestion'];
export type PredictBatchRequest = components['schemas']['PredictBatchRequest'];
export type PredictMatrixRequest = components['schemas']['PredictMatrixRequest'];
export type FightQuestion = components['schemas']['FightQuestion'];
export type Fighter = components['schemas']['Fighter'];
export type FightsQuestion = components['schemas']['FightsQuestion'];
export type FightMatrixQuestion = components['schemas']['FightMatrixQuestion'];
export type Form = components['schemas']['Form'];
export type LearnMethod = components['schemas']['LearnMethod'];
export type MoveCategory = components['schemas']['MoveCategory'];
export type BestMove = components['schemas']['BestMove'];
export type NamedMove = components['schemas']['NamedMove'];
export type StrategyMove = components['schemas']['StrategyMove'];
export type Equilibrium = components['schemas']['Equilibrium'];
export type RankedMove = components['schemas']['RankedMove'];
export type TypeIdentifier = components['schemas']['TypeIdentifier'];
export type Interval = components['schemas']['Interval'];
export type Verification = components['schemas']['Verification'];
export type IgnoredMove = components['schemas']['IgnoredMove'];
export type Explanation = components['schemas']['Explanation'];
export type Contribution = components['schemas']['Contribution'];
export type PredictDuelResponse = components['schemas']['PredictDuelResponse'];
export type PredictBatchResponse = components['schemas']['PredictBatchResponse'];
export type BatchItem = components['schemas']['BatchItem'];
export type BatchPrediction = components['schemas']['BatchPrediction'];
export type BatchError = components['schemas']['BatchError'];
export type PredictMatrixResponse = components['schemas']['PredictMatrixResponse'];
export type Minimax = components['schemas']['Minimax'];
export type FightAnswer = components['schemas']['FightAnswer'];
export type FightSide = components['schemas']['FightSide'];
export type FightChoice = components['schemas']['FightChoice'];
export type FightDamage = components['schemas']['FightDamage'];
export type FightsAnswer = components['schemas']['FightsAnswer'];
export type FightMatrixAnswer = components['schemas']['FightMatrixAnswer'];
export type GetModelInfoResponse = components['schemas']['GetModelInfoResponse'];
export type ListPokemonResponse = components['schemas']['ListPokemonResponse'];
export type Pokemon = components['schemas']['Pokemon'];
export type Names = components['schemas']['Names'];
export type Stats = components['schemas']['Stats'];
export type Weaknesses = components['schemas']['Weaknesses'];
export type Weakness = components['schemas']['Weakness'];
export type LearnedMove = components['schemas']['LearnedMove'];
export type DamageType = components['schemas']['DamageType'];
export type WayToLearn = components['schemas']['WayToLearn'];
export type ListMovesResponse = components['schemas']['ListMovesResponse'];
export type Move = components['schemas']['Move'];
export type Type = components['schemas']['Type'];
export type Affinity = components['schemas']['Affinity'];
export type GetHealthResponse = components['schemas']['GetHealthResponse'];
export type GetReadinessResponse = components['schemas']['GetReadinessResponse'];
export type GetStagesResponse = components['schemas']['GetStagesResponse'];
export type Problem = components['schemas']['Problem'];
export type FieldError = components['schemas']['FieldError'];
export type $defs = Record<string, never>;
export interface operations {
    predictBestMove: {
        parameters: {
            query?: {
                /** @description Registered version of the model to ask; without it the one in service */
                model_version?: number;
                /** @description Add each feature's contribution to the prediction (SHAP) */
                explain?: boolean;
                /** @description Add the simulator's own win probability beside the model's */
                verify?: boolean;
            };
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BestMoveQuestion"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "no-store";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BestMove"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The loaded model cannot do this */
            501: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    predictDuel: {
        parameters: {
            query?: {
                /** @description Registered version of the model to ask; without it the one in service */
                model_version?: number;
                /** @description Add each feature's contribution to the prediction (SHAP) */
                explain?: boolean;
                /** @description Add the simulator's own win probability beside the model's */
                verify?: boolean;
            };
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuelQuestion"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "no-store";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PredictDuelResponse"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The loaded model cannot do this */
            501: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    predictBatch: {
        parameters: {
            query?: {
                /** @description Registered version of the model to ask; without it the one in service */
                model_version?: number;
                /** @description Add the simulator's own win probability beside the model's */
                verify?: boolean;
                /** @description Answer each duel by itself: one that cannot be has an error in place of its prediction */
                partial?: boolean;
            };
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
                /** @description The same key with the same question gets the same answer, for an hour */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PredictBatchRequest"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "no-store";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description true: this is the answer of before */
                    "Idempotent-Replayed"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Version of the model that answered */
                    "X-Model-Version"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PredictBatchResponse"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is being answered already */
            409: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    predictMatrix: {
        parameters: {
            query?: {
                /** @description Registered version of the model to ask; without it the one in service */
                model_version?: number;
            };
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PredictMatrixRequest"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "no-store";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PredictMatrixResponse"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    predictFight: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FightQuestion"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "no-store";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FightAnswer"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The loaded model cannot do this */
            501: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    predictFights: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FightsQuestion"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "no-store";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FightsAnswer"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    predictFightMatrix: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FightMatrixQuestion"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "no-store";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FightMatrixAnswer"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getModelInfo: {
        parameters: {
            query?: {
                /** @description Registered version of the model to ask; without it the one in service */
                model_version?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetModelInfoResponse"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPokemon: {
        parameters: {
            query?: {
                /** @description a type: id, or English or French name; accents and case do not matter */
                type?: string;
                /** @description Only this kind of form */
                form?: components["schemas"]["Form"];
                /** @description Part of a name in any language */
                text?: string;
                /** @description Keys by commas, the first counts most, each perhaps with :asc or :desc, such as speed:desc,name: name, id, pokedex_number, hp, attack, defense, sp_attack, sp_defense, speed, total. Without a direction stats sort from high to low, all else from low to high */
                sort?: string;
                /** @description How many to leave out */
                offset?: number;
                /** @description How many to give at most */
                limit?: number;
            };
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description Where the first, the previous, the next and the last page are (RFC 8288) */
                    Link?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPokemonResponse"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchPokemon: {
        parameters: {
            query: {
                /** @description Text in English or French */
                name: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pokemon"][];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPokemon: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path: {
                /** @description a Pokémon: id, or English or French name; accents and case do not matter */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pokemon"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWeaknesses: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path: {
                /** @description a Pokémon: id, or English or French name; accents and case do not matter */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Weaknesses"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLearnset: {
        parameters: {
            query?: {
                /** @description Only moves learnt in this way */
                method?: components["schemas"]["LearnMethod"];
            };
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path: {
                /** @description a Pokémon: id, or English or French name; accents and case do not matter */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearnedMove"][];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMoves: {
        parameters: {
            query?: {
                /** @description a type: id, or English or French name; accents and case do not matter */
                type?: string;
                /** @description Only this category */
                category?: components["schemas"]["MoveCategory"];
                /** @description Part of a name in any language */
                text?: string;
                /** @description Keys by commas, the first counts most, each perhaps with :asc or :desc, such as speed:desc,name: name, id, power, accuracy, pp, priority. Without a direction power, accuracy, pp and priority sort from high to low, all else from low to high */
                sort?: string;
                /** @description How many to leave out */
                offset?: number;
                /** @description How many to give at most */
                limit?: number;
            };
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description Where the first, the previous, the next and the last page are (RFC 8288) */
                    Link?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMovesResponse"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchMoves: {
        parameters: {
            query: {
                /** @description Text in English or French */
                name: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Move"][];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMovesByType: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path: {
                /** @description a type: id, or English or French name; accents and case do not matter */
                type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Move"][];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path: {
                /** @description a move: id, or English or French name; accents and case do not matter */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Move"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTypes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Type"][];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAffinities: {
        parameters: {
            query?: {
                /** @description Only moves of this type */
                attacking_type_id?: number;
                /** @description Only against this type */
                defending_type_id?: number;
            };
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Affinity"][];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAffinitiesByName: {
        parameters: {
            query?: {
                /** @description a type: id, or English or French name; accents and case do not matter */
                attacking?: string;
                /** @description a type: id, or English or French name; accents and case do not matter */
                defending?: string;
            };
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Affinity"][];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPokemonOfType: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path: {
                /** @description a type: id, or English or French name; accents and case do not matter */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pokemon"][];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPokemonOfTypeByName: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of names: English (en) or French (fr) */
                "Accept-Language"?: string;
            };
            path: {
                /** @description a type: id, or English or French name; accents and case do not matter */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "private, no-cache";
                    /** @description What is left of the requests of this minute, and when it ends (IETF draft 8) */
                    RateLimit?: string;
                    /** @description Requests a minute */
                    "RateLimit-Policy"?: string;
                    /** @description What the request may have cost at most: predictions=…, simulator-ms=… */
                    "X-Work-Price"?: string;
                    /** @description Language of the names */
                    "Content-Language"?: "en" | "fr";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pokemon"][];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An API key is needed */
            401: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description How to send a key */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key is not valid */
            403: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "no-store";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetHealthResponse"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "no-store";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetReadinessResponse"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available at present */
            503: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Seconds after which to try again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    /** @description Whether the answer may be kept */
                    "Cache-Control"?: "no-store";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetStagesResponse"];
                };
            };
            /** @description The request is not valid */
            422: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    /** @description The request's id, the caller's where it sent a decent one */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
