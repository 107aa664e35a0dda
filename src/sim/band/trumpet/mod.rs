//! A trumpet: lips, bore and bell.
