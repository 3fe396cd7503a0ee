type Predicate = (subject: string, value: string) => boolean;
export declare const predicates: {
    readonly equal_to: Predicate;
    readonly not_equal_to: Predicate;
    readonly matches_any_of: Predicate;
    readonly does_not_match_any_of: Predicate;
    readonly is_blank: Predicate;
    readonly is_not_blank: Predicate;
    readonly contains: Predicate;
    readonly does_not_contain: Predicate;
    readonly starts_with: Predicate;
    readonly does_not_start_with: Predicate;
    readonly less_than: Predicate;
    readonly greater_than: Predicate;
    readonly is_before_time: Predicate;
    readonly is_after_time: Predicate;
    readonly is_before_date: Predicate;
    readonly is_after_date: Predicate;
};
/** Whether Studio has conditions of this type. */
export declare const isCondition: (type: string) => boolean;
/** Whether a condition of this type holds; one that Studio does not have never does. */
export declare function holds(type: string, subject: string, value: string): boolean;
export {};
