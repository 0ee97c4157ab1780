<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name></name>
    <message>
        <source>Booking</source>
        <comment>What is the matter?</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>The mechanic reads it before the visit.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>In the customer’s words</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Brakes squeal when cold, since last week</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Concern</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Enter continues, Shift+Enter begins a new line.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>At least %1 characters, so that the mechanic can prepare.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Who is it for?</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Search as you type, Enter takes.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>New customer</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>A name is enough.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Which vehicle?</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>New vehicle</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Name</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Phone</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Email</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Messages in</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Is it one of these?</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Name, phone, plate or email</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Find a customer</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Customers found</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>New customer: %1</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Begin to type: the list follows.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Try again</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Back</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Alt+Left</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Continue</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Enter</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Book</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Booking …</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Close</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>At the workshop, with a bay</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>The mechanic sees and hears the car</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>The mechanic calls the customer</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>In writing, with pictures</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>%1 specialist</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>answers first</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Free at %1</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Not free at %1</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Nothing free</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Whoever is free at the time that you choose</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Only a bay is taken; the shop decides later</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message numerus="yes">
        <source>Booking</source>
        <comment>%n year(s)</comment>
        <translation type="unfinished">
            <numerusform>Rendez-vous</numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Month before</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Next month</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Kind of visit</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Customer, vehicle</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Plan</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Mechanic</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Time</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Review</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Price in the shop</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Free</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Any mechanic</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>No mechanic yet</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Morning</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Afternoon</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Evening</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Choose the kind of visit.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Choose a customer or add a new one.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Choose the vehicle, or “Just advice”.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Choose a plan.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Choose who does the work.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Choose a time.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>The chosen time is not free. Choose another.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Choose the kind of work.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Describe the concern in at least %1 characters.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Enter the name.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>This is not a complete phone number.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>This is not an email address.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Enter at least the make, the model, the plate or the VIN.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Enter the year with four digits.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>A VIN has 17 characters.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>A VIN has no I, O or Q.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>The check digit does not fit. Look again; Continue keeps it as it is.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>%1 is held for you, %2 left</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Holding %1 …</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>The hold on %1 has run out</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Offline: the time cannot be held; the booking will wait for the server</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>%1 could not be held</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Asking the server …</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Waiting for the server</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Booked</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Offered to the mechanic</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>%1 is no longer free</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Not booked</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>It is kept on this computer and sent as soon as the server answers.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>The time is kept for 4 hours while %1 answers.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>The booking is kept without a time. Choose another:</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>%1 (new customer)</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Just advice</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>When</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Customer</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Vehicle</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Visit</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Price</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>%1 already has a booking on %2. This one comes besides it.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>done</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Book a visit</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>When?</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Other time</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Another exact time</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Drop the buffer</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Free times a day. Bookable until %1.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>No hours that day. The month shows which days have free times.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>any bay</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>A time like 9:40</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Free. Enter takes it.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Year, make, model, plate or VIN</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>No vehicle: a question, a car to buy, somebody else’s car</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Year</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Make</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Model</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Plate</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>VIN</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Leave this booking?</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>What was entered is not kept, and the time is let go.</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Leave</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>Stay</comment>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
</context>
<context>
    <name>Alert</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Sign in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Something went wrong in the program (%1). The details are in %2.</source>
        <translation>Un problème est survenu dans le programme (%1). Les détails sont dans %2.</translation>
    </message>
    <message>
        <source>The profile %1 is open already in another window.</source>
        <translation>Le profil %1 est déjà ouvert dans une autre fenêtre.</translation>
    </message>
</context>
<context>
    <name>Booking</name>
    <message>
        <source>What kind of visit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number chooses, and goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who does the work?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the next free time of each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody here offers this kind of visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n free time(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workshop visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which plan?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visit lasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan is sold for this kind of visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nearest free times:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is booked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check digit fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book a visit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookingCard</name>
    <message>
        <source>Booking</source>
        <translation type="unfinished">Rendez-vous</translation>
    </message>
    <message>
        <source>Why is it cancelled? (not required)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer called, …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Fermer</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held for the mechanic&apos;s answer until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>moved %n times</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>arrived %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows move it, Enter drops it, Esc lets go (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this booking (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BufferQuestion</name>
    <message>
        <source>Without buffer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move without buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>Busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrived %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not move bookings there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Drop here to go without the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free. The mechanic answers first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not book here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarHeader</name>
    <message>
        <source>Back (left arrow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show today (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward (right arrow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day (D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week (W)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>This computer keeps the bookings from %1 to %2. What is beyond is on the server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnHeader</name>
    <message>
        <source>%1 booked of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n changes need your answer</source>
        <translation>
            <numerusform>%n modification à revoir</numerusform>
            <numerusform>%n modifications à revoir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are waiting for the server</source>
        <translation>
            <numerusform>%n modification attend le serveur</numerusform>
            <numerusform>%n modifications attendent le serveur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Somebody else has just taken this time.</source>
        <translation>Quelqu’un d’autre vient de prendre cette heure.</translation>
    </message>
    <message>
        <source>This time is not free.</source>
        <translation>Cette heure n’est pas libre.</translation>
    </message>
    <message>
        <source>Somebody moved this booking before you.</source>
        <translation>Quelqu’un a déplacé ce rendez-vous avant vous.</translation>
    </message>
    <message>
        <source>Somebody changed this before you.</source>
        <translation>Quelqu’un a modifié ceci avant vous.</translation>
    </message>
    <message>
        <source>This booking can no longer be changed.</source>
        <translation>Ce rendez-vous ne peut plus être modifié.</translation>
    </message>
    <message>
        <source>Your role does not allow this.</source>
        <translation>Votre rôle ne le permet pas.</translation>
    </message>
    <message>
        <source>You are signed out. Sign in again; nothing is lost.</source>
        <translation>Vous êtes déconnecté. Reconnectez-vous; rien n’est perdu.</translation>
    </message>
    <message>
        <source>The email or the password is not right.</source>
        <translation>Le courriel ou le mot de passe est inexact.</translation>
    </message>
    <message>
        <source>Too many attempts. Wait a few minutes, then try again.</source>
        <translation>Trop de tentatives. Attendez quelques minutes, puis réessayez.</translation>
    </message>
    <message>
        <source>This computer was signed out for good by the owner of the workshop.</source>
        <translation>Le propriétaire de l’atelier a retiré l’accès à cet ordinateur.</translation>
    </message>
    <message>
        <source>The booking is not in a state that allows this.</source>
        <translation>L’état du rendez-vous ne le permet pas.</translation>
    </message>
    <message>
        <source>Something that was entered is not right.</source>
        <translation>Une des données saisies est inexacte.</translation>
    </message>
    <message>
        <source>The server does not know this change. Update it.</source>
        <translation>Le serveur ne connaît pas cette modification. Mettez-le à jour.</translation>
    </message>
    <message>
        <source>This computer&apos;s data was copied from another. Sign in again to start clean.</source>
        <translation>Les données de cet ordinateur ont été copiées d’un autre. Reconnectez-vous pour repartir à neuf.</translation>
    </message>
    <message>
        <source>An earlier change has not arrived yet; it is sent again.</source>
        <translation>Une modification précédente n’est pas encore arrivée; elle est renvoyée.</translation>
    </message>
    <message>
        <source>This computer was away for long; everything is being fetched anew.</source>
        <translation>Cet ordinateur a été longtemps absent; tout est récupéré de nouveau.</translation>
    </message>
    <message>
        <source>This no longer exists.</source>
        <translation>Ceci n’existe plus.</translation>
    </message>
    <message>
        <source>The server is busy; it is tried again in a moment.</source>
        <translation>Le serveur est occupé; nouvel essai dans un instant.</translation>
    </message>
    <message>
        <source>This version is too old for the server. Update the program.</source>
        <translation>Cette version est trop ancienne pour le serveur. Mettez le programme à jour.</translation>
    </message>
    <message>
        <source>The server refused this (code %1).</source>
        <translation>Le serveur a refusé ceci (code %1).</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Everyone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstFetch</name>
    <message>
        <source>Fetching the calendar of your workshop …</source>
        <translation>Récupération du calendrier de votre atelier…</translation>
    </message>
    <message>
        <source>This is done once; from then on the calendar opens at once, also without network.</source>
        <translation>Une seule fois; ensuite, le calendrier s’ouvre aussitôt, même sans réseau.</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Récupération</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
</context>
<context>
    <name>GridInput</name>
    <message>
        <source>This booking can not be moved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeaderTools</name>
    <message>
        <source>Book</source>
        <translation>Réserver</translation>
    </message>
    <message>
        <source>New booking (Ctrl+N)</source>
        <translation>Nouveau rendez-vous (Ctrl+N)</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>Nouveau rendez-vous</translation>
    </message>
</context>
<context>
    <name>Hold</name>
    <message>
        <source>held while booking</source>
        <translation>retenu pendant la réservation</translation>
    </message>
    <message>
        <source>booking</source>
        <translation>rendez-vous</translation>
    </message>
    <message>
        <source>offered to the mechanic</source>
        <translation>proposé au mécanicien</translation>
    </message>
    <message>
        <source>offered to the customer</source>
        <translation>proposé au client</translation>
    </message>
    <message>
        <source>offered to the waitlist</source>
        <translation>proposé à la liste d’attente</translation>
    </message>
    <message>
        <source>kept for walk-ins</source>
        <translation>gardé pour les clients sans rendez-vous</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>New booking</source>
        <translation>Nouveau rendez-vous</translation>
    </message>
    <message>
        <source>Undo what you just did</source>
        <translation>Annuler ce que vous venez de faire</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Calendar: today</source>
        <translation>Calendrier : aujourd’hui</translation>
    </message>
    <message>
        <source>Calendar: day</source>
        <translation>Calendrier : jour</translation>
    </message>
    <message>
        <source>Calendar: week</source>
        <translation>Calendrier : semaine</translation>
    </message>
    <message>
        <source>Calendar: book at the marked time</source>
        <translation>Calendrier : réserver à l’heure marquée</translation>
    </message>
    <message>
        <source>Leave what is open, or drop a move</source>
        <translation>Quitter ce qui est ouvert, abandonner un déplacement</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Fermer le programme</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>video</source>
        <translation>vidéo</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>clavardage</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>téléphone</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>sur place</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held</source>
        <translation type="unfinished">retenu</translation>
    </message>
    <message>
        <source>busy elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>break</source>
        <translation type="unfinished">pause</translation>
    </message>
    <message>
        <source>time off</source>
        <translation type="unfinished">congé</translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished">fermé</translation>
    </message>
</context>
<context>
    <name>LicenceDialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>MechanicType</name>
    <message>
        <source>virtual only</source>
        <translation>à distance seulement</translation>
    </message>
    <message>
        <source>independent</source>
        <translation>indépendant</translation>
    </message>
    <message>
        <source>of the workshop</source>
        <translation>de l’atelier</translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message numerus="yes">
        <source>%n changes have not reached the server. They stay here and are sent when you sign in.</source>
        <translation>
            <numerusform>%n modification n’a pas atteint le serveur. Elle reste ici et partira à votre prochaine connexion.</numerusform>
            <numerusform>%n modifications n’ont pas atteint le serveur. Elles restent ici et partiront à votre prochaine connexion.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
</context>
<context>
    <name>PersonButton</name>
    <message>
        <source>%1, %2: menu</source>
        <translation>%1, %2 : menu</translation>
    </message>
    <message>
        <source>Language, theme, sign out</source>
        <translation>Langue, thème, déconnexion</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>This time has passed</source>
        <translation>Cette heure est passée</translation>
    </message>
    <message>
        <source>Sooner than the notice that the workshop asks for</source>
        <translation>Plus tôt que le préavis demandé par l’atelier</translation>
    </message>
    <message>
        <source>Further ahead than bookings are taken</source>
        <translation>Au-delà de la période de réservation</translation>
    </message>
    <message>
        <source>Outside working hours</source>
        <translation>En dehors des heures de travail</translation>
    </message>
    <message>
        <source>The workshop is closed</source>
        <translation>L’atelier est fermé</translation>
    </message>
    <message>
        <source>Runs into the break</source>
        <translation>Empiète sur la pause</translation>
    </message>
    <message>
        <source>Closed that day</source>
        <translation>Fermé ce jour-là</translation>
    </message>
    <message>
        <source>The mechanic is off</source>
        <translation>Le mécanicien est en congé</translation>
    </message>
    <message>
        <source>Already booked</source>
        <translation>Déjà réservé</translation>
    </message>
    <message>
        <source>Held for somebody who is booking it</source>
        <translation>Retenu pour quelqu’un qui réserve</translation>
    </message>
    <message>
        <source>Too close to another booking</source>
        <translation>Trop près d’un autre rendez-vous</translation>
    </message>
    <message>
        <source>Busy in an outside calendar</source>
        <translation>Occupé dans un calendrier externe</translation>
    </message>
    <message>
        <source>No bay is free</source>
        <translation>Aucune baie n’est libre</translation>
    </message>
    <message>
        <source>The mechanic does not offer this kind of visit</source>
        <translation>Le mécanicien n’offre pas ce genre de visite</translation>
    </message>
    <message>
        <source>The clocks skip this time that day</source>
        <translation>Le changement d’heure saute cette heure ce jour-là</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>owner</source>
        <translation>propriétaire</translation>
    </message>
    <message>
        <source>reception</source>
        <translation>réception</translation>
    </message>
    <message>
        <source>mechanic</source>
        <translation>mécanicien</translation>
    </message>
    <message>
        <source>kiosk</source>
        <translation>borne</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>diagnostic</source>
        <translation>diagnostic</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>réparation</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>entretien</translation>
    </message>
    <message>
        <source>inspection</source>
        <translation>inspection</translation>
    </message>
    <message>
        <source>consultation</source>
        <translation>consultation</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Langue et apparence</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Dernière nouvelle</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>In the system&apos;s keyring.</source>
        <translation>Dans le trousseau du système.</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence of %1: %2</source>
        <translation>Licence de %1 : %2</translation>
    </message>
</context>
<context>
    <name>ShortReason</name>
    <message>
        <source>past</source>
        <translation>passé</translation>
    </message>
    <message>
        <source>too soon</source>
        <translation>trop tôt</translation>
    </message>
    <message>
        <source>too far ahead</source>
        <translation>trop loin</translation>
    </message>
    <message>
        <source>off hours</source>
        <translation>hors heures</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>break</source>
        <translation>pause</translation>
    </message>
    <message>
        <source>time off</source>
        <translation>congé</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>réservé</translation>
    </message>
    <message>
        <source>held</source>
        <translation>retenu</translation>
    </message>
    <message>
        <source>buffer</source>
        <translation>battement</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>occupé</translation>
    </message>
    <message>
        <source>no bay</source>
        <translation>pas de baie</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>non offert</translation>
    </message>
    <message>
        <source>clock change</source>
        <translation>heure sautée</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n things need an answer</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs an answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Enter the address of the server.</source>
        <translation>Entrez l’adresse du serveur.</translation>
    </message>
    <message>
        <source>Enter your email.</source>
        <translation>Entrez votre courriel.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Entrez votre mot de passe.</translation>
    </message>
    <message>
        <source>The server does not answer. Check the network and the address, then try again.</source>
        <translation>Le serveur ne répond pas. Vérifiez le réseau et l’adresse, puis réessayez.</translation>
    </message>
    <message>
        <source>Another program is working with this person&apos;s files on this computer.</source>
        <translation>Un autre programme utilise les fichiers de cette personne sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The changes that were not sent yet cannot be read. Do not delete them: ask for help.</source>
        <translation>Les modifications non envoyées sont illisibles. Ne les supprimez pas : demandez de l’aide.</translation>
    </message>
    <message>
        <source>A newer version of the program wrote this person&apos;s files. Update this one.</source>
        <translation>Une version plus récente du programme a écrit les fichiers de cette personne. Mettez celle-ci à jour.</translation>
    </message>
    <message>
        <source>This computer has no keyring: the sign-in is kept in a file only you can read.</source>
        <translation>Cet ordinateur n’a pas de trousseau : l’accès est gardé dans un fichier que vous seul pouvez lire.</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Server address</source>
        <translation>Adresse du serveur</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Once on this computer; after that it opens by itself.</source>
        <translation>Une fois sur cet ordinateur; ensuite, il s’ouvre tout seul.</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>offered</source>
        <translation>proposé</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>réservé</translation>
    </message>
    <message>
        <source>needs a time</source>
        <translation>à placer</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>attendu</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>arrivé</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>no-show</source>
        <translation>absent</translation>
    </message>
</context>
<context>
    <name>StatusWatch</name>
    <message>
        <source>The server does not answer. Keep working: changes are kept here and sent later.</source>
        <translation>Le serveur ne répond pas. Continuez : les modifications sont gardées ici et envoyées plus tard.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes were refused by the server.</source>
        <translation>
            <numerusform>%n modification a été refusée par le serveur.</numerusform>
            <numerusform>%n modifications ont été refusées par le serveur.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Voir</translation>
    </message>
</context>
<context>
    <name>SyncBadge</name>
    <message>
        <source>Signed out: sign in again</source>
        <translation>Déconnecté : reconnectez-vous</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Offline, data from %1</source>
        <translation>Hors ligne, données de %1</translation>
    </message>
    <message>
        <source>What is waiting, and when the server was last heard</source>
        <translation>Ce qui attend, et la dernière nouvelle du serveur</translation>
    </message>
</context>
<context>
    <name>Theme</name>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
</context>
<context>
    <name>TimeGrid</name>
    <message>
        <source>Calendar</source>
        <translation type="unfinished">Calendrier</translation>
    </message>
    <message>
        <source>Arrow keys walk through times and bookings; with nothing selected, left and right change the day or week. Tab goes from booking to booking. Enter opens, M moves, Delete cancels, C books, T shows today, D the day, W the week, Esc lets go.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>%1 is booked.</source>
        <translation>%1 : réservé.</translation>
    </message>
    <message>
        <source>%1 is moved.</source>
        <translation>%1 : déplacé.</translation>
    </message>
    <message>
        <source>%1 is cancelled.</source>
        <translation>%1 : annulé.</translation>
    </message>
    <message>
        <source>%1 is answered.</source>
        <translation>%1 : répondu.</translation>
    </message>
    <message>
        <source>The booking of %1 is taken back.</source>
        <translation>%1 : réservation retirée.</translation>
    </message>
    <message>
        <source>%1 is back where it was.</source>
        <translation>%1 : remis à sa place.</translation>
    </message>
    <message>
        <source>%1 is booked again.</source>
        <translation>%1 : réservé de nouveau.</translation>
    </message>
    <message>
        <source>The answer to %1 is taken back.</source>
        <translation>%1 : réponse retirée.</translation>
    </message>
    <message>
        <source>The booking</source>
        <translation>Le rendez-vous</translation>
    </message>
</context>
<context>
    <name>UndoWatch</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Il n’y a rien à annuler.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>The server was not heard yet.</source>
        <translation>Encore aucune nouvelle du serveur.</translation>
    </message>
    <message>
        <source>Last heard from the server: %1.</source>
        <translation>Dernière nouvelle du serveur : %1.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Le serveur ne répond pas.</translation>
    </message>
    <message>
        <source>Something else than the server answers: is this a network with a sign-in page?</source>
        <translation>Autre chose que le serveur répond : est-ce un réseau avec page de connexion?</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>Customer changed</source>
        <translation>Client modifié</translation>
    </message>
    <message>
        <source>New vehicle</source>
        <translation>Nouveau véhicule</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Rendez-vous</translation>
    </message>
    <message>
        <source>Booking moved</source>
        <translation>Rendez-vous déplacé</translation>
    </message>
    <message>
        <source>Booking cancelled</source>
        <translation>Rendez-vous annulé</translation>
    </message>
    <message>
        <source>Offer answered</source>
        <translation>Réponse à l’offre</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>il y a %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>il y a %1 h</translation>
    </message>
    <message>
        <source>Exchange with the server</source>
        <translation>Échange avec le serveur</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>En attente du serveur</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>Rien n’attend</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Kept on this computer and sent as soon as the server answers. Keep working.</source>
        <translation>Gardé sur cet ordinateur et envoyé dès que le serveur répond. Continuez.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
</context>
</TS>
